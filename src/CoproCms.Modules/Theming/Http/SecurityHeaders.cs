using Microsoft.AspNetCore.Http;

namespace CoproCms.Theming.Http;

/// <summary>Headers that keep browsers from doing what our pages never ask for. An endpoint that needs more replaces the header on its answer.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>Everything comes from this server, and nothing runs or is styled inline.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string Permissions = "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    public Task InvokeAsync(HttpContext context)
    {
        Apply(context.Response.Headers);
        return next(context);
    }

    /// <summary>The policy for a page with inline blocks, null when the ordinary one will do.</summary>
    public static string? PolicyFor(IReadOnlyList<string> inlineHashes)
    {
        if (inlineHashes.Count == 0)
            return null;
        var sources = string.Join(' ', inlineHashes.Distinct());
        return Policy.Replace("script-src 'self'", $"script-src 'self' {sources}", StringComparison.Ordinal)
            .Replace("style-src 'self'", $"style-src 'self' {sources}", StringComparison.Ordinal);
    }

    private static void Apply(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
