using Microsoft.AspNetCore.Http;

namespace CoproCms.Errors;

/// <summary>Whether a person or a program is asking.</summary>
internal static class ClientKind
{
    private static readonly PathString Api = "/api";
    private static readonly PathString[] ProgramPaths = [Api, "/connect", "/health", "/.well-known"];

    // Where applications send their users.
    private static readonly PathString[] PeoplePaths = ["/connect/authorize", "/connect/continue", "/connect/logout"];

    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments(Api);

    /// <summary>True below the API's addresses, and for whoever does not accept HTML but names something else.</summary>
    public static bool IsProgram(this HttpRequest request)
    {
        if (Array.Exists(ProgramPaths, path => request.Path.StartsWithSegments(path)) && !Array.Exists(PeoplePaths, path => request.Path.StartsWithSegments(path)))
            return true;
        var accept = request.Headers.Accept;
        return accept.Count > 0 && accept.All(a => a?.Contains("json", StringComparison.OrdinalIgnoreCase) == true)
            && !accept.Any(a => a!.Contains("text/html", StringComparison.OrdinalIgnoreCase));
    }
}
