using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CoproCms.Benchmarks.Load;

/// <summary>A <see cref="BareEndpoint"/> in a process of its own.</summary>
internal sealed class BareProcess : IDisposable
{
    private readonly Process _process;
    private readonly string _file;

    private BareProcess(Process process, string file, Uri address) => (_process, _file, Address) = (process, file, address);

    public Uri Address { get; }

    public static async Task<BareProcess> StartAsync(Recording recording)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(recording));
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Process.Start("dotnet", [typeof(BareProcess).Assembly.Location, "bare", file, address.ToString()]);
        var bare = new BareProcess(process, file, address);
        await bare.UntilReadyAsync();
        return bare;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
        File.Delete(_file);
    }

    private async Task UntilReadyAsync()
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 200; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync(Address);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        throw new TimeoutException("The bare endpoint did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
