using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CoproCms.Benchmarks.Load;

/// <summary>Runs wrk against a loopback address and reads its rate.</summary>
internal static partial class Wrk
{
    private const int Connections = 32;

    /// <returns>Requests in a second.</returns>
    public static async Task<double> RunAsync(Target target, Uri address, int seconds)
    {
        if (!address.IsLoopback)
            throw new InvalidOperationException($"Only this machine is ever loaded, not {address}.");
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, target.Script());
            var start = new ProcessStartInfo("wrk", ["-t1", $"-c{Connections}", $"-d{seconds}s", "-s", script, new Uri(address, target.Path).ToString()])
            {
                RedirectStandardOutput = true,
            };
            using var wrk = Process.Start(start)!;
            var output = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            if (output.Contains("Non-2xx", StringComparison.Ordinal))
                throw new InvalidOperationException($"{target.Name} answered with errors under load:\n{output}");
            return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(script);
        }
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();
}
