using CoproCms.Hosting;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Theming.Pages;

internal sealed class PageShell(PageRenderer renderer) : IPageShell
{
    public async Task<string> WrapAsync(HttpContext context, SitePage page, string body)
    {
        var rendered = await renderer.RenderAsync(page, body, context, context.RequestAborted);
        PageWriter.SetHeaders(context.Response, rendered);
        return rendered.Html;
    }
}
