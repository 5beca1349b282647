using Microsoft.AspNetCore.Http;

namespace CoproCms.Errors;

/// <summary>Tells programs how to prove who they are, as Orchard Core's API does.</summary>
internal static class Challenge
{
    private const string Anonymous = "Bearer";
    private const string Insufficient =
        "Bearer error=\"insufficient_access\", error_description=\"The user represented by the token is not allowed to perform the requested action.\"";

    /// <summary>Sets status and headers; the caller may add a body.</summary>
    public static void Apply(HttpContext context, bool isAuthenticated)
    {
        context.Response.StatusCode = isAuthenticated ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = isAuthenticated ? Insufficient : Anonymous;
        context.Response.Headers.CacheControl = "no-store";
    }
}
