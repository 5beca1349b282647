using System.CommandLine;
using Microsoft.AspNetCore.Builder;

namespace CoproCms.Setup.Commands;

/// <summary>What commands have in common: settings may follow as <c>--Name=value</c>, and the standard output is theirs alone.</summary>
internal static class CommandActions
{
    /// <param name="command">The command.</param>
    /// <param name="build">Makes the host.</param>
    /// <param name="action">What it does in the host, which serves nothing; gives the process's exit code.</param>
    public static void Does(this Command command, Func<string[], WebApplication> build, Func<WebApplication, ParseResult, CancellationToken, Task<int>> action)
    {
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (result, cancellationToken) =>
        {
            if (result.UnmatchedTokens.FirstOrDefault(t => !IsSetting(t)) is { } stray)
            {
                await Console.Error.WriteLineAsync($"'{stray}' is not understood here. A setting is written --Name=value; --help tells more.");
                return 1;
            }

            // Nothing but the command's own words may stand on the standard output.
            string[] quiet = ["--Logging:Console:LogToStandardErrorThreshold=Trace", "--Logging:LogLevel:Default=Warning"];
            await using var app = build([.. quiet, .. result.UnmatchedTokens]);
            return await action(app, result, cancellationToken);
        });
    }

    private static bool IsSetting(string token) => token.StartsWith("--", StringComparison.Ordinal) && token.IndexOf('=', StringComparison.Ordinal) > 2;
}
