using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CoproCms.IntegrationTests.Given;

/// <summary>The real host as a process of its own, on a free port of the loopback interface.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What the server printed, standard output and error together.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Time from the start of the process to its first answer.</summary>
    public TimeSpan TimeToFirstAnswer { get; private set; }

    /// <summary>Starts the server and waits until it answers.</summary>
    public static async Task<ServerProcess> StartAsync(string appData, params IEnumerable<string> arguments)
    {
        var server = Start(appData, arguments);
        await server.UntilReadyAsync();
        return server;
    }

    /// <summary>Starts the server without waiting for it.</summary>
    public static ServerProcess Start(string appData, params IEnumerable<string> arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] all = [Path.Combine(AppContext.BaseDirectory, "CoproCms.Web.dll"), "--contentRoot", Repository.Root, "--urls", address.ToString(), .. arguments];
        foreach (var argument in all)
            start.ArgumentList.Add(argument);
        start.Environment["ORCHARD_APP_DATA"] = appData;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";

        // All that tests ask comes from one address.
        start.Environment["CoproCms__RateLimits__AddressPerMinute"] = "0";
        start.Environment["CoproCms__RateLimits__ConnectPerMinute"] = "0";

        var server = new ServerProcess(new Process { StartInfo = start }, address);
        server._process.OutputDataReceived += (_, line) => server.Keep(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Keep(line.Data);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        return server;
    }

    public async Task UntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        while (DateTime.UtcNow - _process.StartTime.ToUniversalTime() < Patience)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The server ended with code {_process.ExitCode}:\n{Output}");
            try
            {
                using var answer = await client.GetAsync("/health/live");
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    TimeToFirstAnswer = DateTime.UtcNow - _process.StartTime.ToUniversalTime();
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The server did not answer within {Patience}:\n{Output}");
    }

    /// <summary>Ends the process at once, as a power cut or the kernel would (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks the server to stop (SIGTERM) and waits until it has.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited)
            return;
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
    }
}
