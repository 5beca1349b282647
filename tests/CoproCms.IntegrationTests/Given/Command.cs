using System.Diagnostics;

namespace CoproCms.IntegrationTests.Given;

/// <summary>A program of this repository, run to its end.</summary>
public static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="assembly">File name of the program, which lies beside the tests.</param>
    /// <param name="environment">Variables beside those of the tests.</param>
    /// <param name="arguments">Words after the program.</param>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(
        string assembly, IEnumerable<KeyValuePair<string, string>> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments.Prepend(Path.Combine(AppContext.BaseDirectory, assembly)))
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(Patience);
        return (process.ExitCode, await output, await errors);
    }
}
