using CoproCms.Admin;
using CoproCms.Admin.Http;
using CoproCms.Content;
using CoproCms.Editing;
using CoproCms.Theming.Liquid;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Preview.Admin;

/// <summary>The page of an item as the reader has it before them: with their unsaved work, else the latest version. A template's fault is told.</summary>
[AdminPermission]
internal sealed class FrameModel(PreviewPages pages, KeptWork work, ContentQuery query, AssetFiles assets) : AdminPage
{
    private const string Policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public LiquidException? Fault { get; private set; }

    public string Stylesheet => assets.Address(Request, "preview-page.css");

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var item = await work.FindAsync(id, cancellationToken) ?? await query.FindAsync(id, ContentStatus.Latest, cancellationToken);
        if (item is null)
            return Explain();
        try
        {
            return await pages.ForEditorAsync(item, assets.Address(Request, "preview-page.js"), HttpContext);
        }
        catch (LiquidException fault)
        {
            Fault = fault;
            return Explain();
        }
    }

    private IActionResult Explain()
    {
        PreviewPages.Frame(HttpContext);
        PreviewPages.Hide(HttpContext);
        Response.Headers.ContentSecurityPolicy = Policy;
        return Page();
    }
}
