using System.Text;
using CoproCms.Theming.Http;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Theming.Pages;

/// <summary>Sends a rendered page that is not stored.</summary>
internal static class PageWriter
{
    public static async Task WriteAsync(HttpContext context, RenderedPage page, int status)
    {
        var body = Encoding.UTF8.GetBytes(page.Html);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        SetHeaders(response, page);
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body, context.RequestAborted);
    }

    public static void SetHeaders(HttpResponse response, RenderedPage page)
    {
        response.Headers.ContentLanguage = page.Culture;
        SecurityHeaders.Allow(page.State.Resources.InlineHashes, response.Headers);
    }
}
