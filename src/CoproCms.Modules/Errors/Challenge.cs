using Microsoft.AspNetCore.Http;

namespace CoproCms.Errors;

/// <summary>Tells programs how to prove who they are, in the words of Orchard Core's API.</summary>
internal static class Challenge
{
    private const string Anonymous = "Bearer";
    private const string Insufficient =
        "Bearer error=\"insufficient_access\", error_description=\"The user represented by the token is not allowed to perform the requested action.\", error_uri=\"https://documentation.openiddict.com/errors/ID2095\"";

    private const string Invalid =
        "Bearer error=\"invalid_token\", error_description=\"The specified token is invalid.\", error_uri=\"https://documentation.openiddict.com/errors/ID2004\"";

    /// <summary>Sets status and headers; the caller may add a body.</summary>
    public static void Apply(HttpContext context, bool isAuthenticated) => Apply(
        context, isAuthenticated ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized, isAuthenticated ? Insufficient : Anonymous);

    /// <summary>For a bearer token that stands for nobody, whatever the reason.</summary>
    public static void RefuseToken(HttpContext context) => Apply(context, StatusCodes.Status401Unauthorized, Invalid);

    private static void Apply(HttpContext context, int status, string challenge)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.WWWAuthenticate = challenge;
        context.Response.Headers.CacheControl = "no-store";
    }
}
