using CoproCms.Admin;
using CoproCms.Admin.Http;
using CoproCms.Content;
using CoproCms.Hosting;
using CoproCms.Preview.Links;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoproCms.Preview;

/// <summary>What someone without an account sees by a link: the latest version of its item as a page.</summary>
internal sealed class LinkModel(PreviewLinks links, PreviewPages pages, ContentQuery query, CurrentActor actor, AdminText text, AssetFiles assets) : PageModel, IOnSite
{
    public SitePage SitePage => new(text["This preview link is no longer good"], text.Culture, assets.Address(Request, "preview-page.css"));

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancellationToken)
    {
        // Whoever opens a link sees what everyone sees by it, also when they are signed in.
        if (await links.OpenAsync(token, cancellationToken) is { } guest)
        {
            actor.Value = guest;
            if (await query.FindAsync(guest.PreviewItemId!, ContentStatus.Latest, cancellationToken) is { } item)
                return await pages.ForGuestAsync(item, HttpContext);
        }

        await text.PrepareAsync(HttpContext);
        PreviewPages.Hide(HttpContext);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
