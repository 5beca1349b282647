using CoproCms.Html;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Theming.Http;

/// <summary>Headers that keep browsers from doing what our pages never ask for. An endpoint that needs more replaces the header on its answer.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, Embeds embeds)
{
    /// <summary>Everything comes from this server but what editors may embed, and nothing runs or is styled inline.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string Permissions = "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()";

    private readonly string _policy = PolicyWith(embeds);

    public Task InvokeAsync(HttpContext context)
    {
        Apply(context.Response.Headers);
        return next(context);
    }

    /// <summary>What pages of the site may load.</summary>
    public static string PolicyWith(Embeds embeds) => embeds.Origins.Count == 0 ? Policy : $"{Policy}; frame-src {string.Join(' ', embeds.Origins)}";

    /// <summary>Lets the page's inline blocks through.</summary>
    public static void Allow(IReadOnlyList<string> inlineHashes, IHeaderDictionary headers)
    {
        if (inlineHashes.Count == 0)
            return;
        var sources = string.Join(' ', inlineHashes.Distinct());
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString()
            .Replace("script-src 'self'", $"script-src 'self' {sources}", StringComparison.Ordinal)
            .Replace("style-src 'self'", $"style-src 'self' {sources}", StringComparison.Ordinal);
    }

    private void Apply(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = Permissions;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }
}
