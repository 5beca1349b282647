using CoproCms.Content;
using CoproCms.Html;
using CoproCms.Theming.Http;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Preview;

/// <summary>Renders items that are not live as their pages would be.</summary>
internal sealed class PreviewPages(PageRenderer renderer, Embeds embeds)
{
    private const string Alone = "frame-ancestors 'none'";
    private const string InOurPages = "frame-ancestors 'self'";

    /// <summary>The page for whoever holds a link; it stands by itself.</summary>
    /// <exception cref="LiquidException">A template has a fault.</exception>
    public Task<ContentResult> ForGuestAsync(ContentItem item, HttpContext http) => RenderAsync(item, null, Alone, http);

    /// <summary>The page for an editor, beside the form: our own pages may frame it, and its script keeps it where it is.</summary>
    /// <exception cref="LiquidException">A template has a fault.</exception>
    public async Task<ContentResult> ForEditorAsync(ContentItem item, string script, HttpContext http)
    {
        Frame(http);
        return await RenderAsync(item, script, InOurPages, http);
    }

    /// <summary>Lets our own pages frame the answer.</summary>
    public static void Frame(HttpContext http) => http.Response.Headers.XFrameOptions = "SAMEORIGIN";

    private async Task<ContentResult> RenderAsync(ContentItem item, string? script, string ancestors, HttpContext http)
    {
        var page = await renderer.RenderPreviewAsync(item, script, http, http.RequestAborted);
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PolicyWith(embeds).Replace(Alone, ancestors, StringComparison.Ordinal);
        PageWriter.SetHeaders(http.Response, page);
        Hide(http);
        return new() { Content = page.Html, ContentType = "text/html; charset=utf-8" };
    }

    /// <summary>Keeps an answer out of caches and search engines, and its address, which may be a secret, from other sites.</summary>
    public static void Hide(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
