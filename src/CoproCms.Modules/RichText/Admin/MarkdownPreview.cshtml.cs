using System.Text.Json.Nodes;
using CoproCms.Admin;
using CoproCms.Content;
using CoproCms.Rendering;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.RichText.Admin;

/// <summary>Markdown as pages show it, sanitised. Liquid in it is shown and not run: it is for the page, and for those who may have it run.</summary>
[AdminPermission]
internal sealed class MarkdownPreviewModel(IContentRenderer renderer) : AdminPage
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string? markdown, string? culture, CancellationToken cancellationToken)
    {
        var item = new ContentItem { ContentItemId = "", ContentType = "" };
        if (T.Cultures.Contains(culture))
            item.Content["LocalizationPart"] = new JsonObject { ["Culture"] = culture };
        return Content(await renderer.RenderMarkdownAsync(markdown ?? "", false, item, cancellationToken), "text/html; charset=utf-8");
    }
}
