using CoproCms.Admin;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Preview.Links;
using CoproCms.Settings;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Preview.Admin;

/// <summary>The links by which people without an account see an item. Scripts get the list alone.</summary>
[AdminPermission]
internal sealed class LinksModel(PreviewLinks links, PreviewTokens tokens, ContentQuery query, SiteSettingsStore settings) : AdminPage
{
    private string _root = "";

    public ContentItem Item { get; private set; } = null!;

    public IReadOnlyList<PreviewLink> Links { get; private set; } = [];

    /// <summary>The link that was made just now.</summary>
    public string? Made { get; private set; }

    public string AddressOf(PreviewLink link) => $"{_root}/preview/{tokens.Write(link.Id, link.ExpiresUtc)}";

    public Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken) => ShowAsync(id, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string id, int days, CancellationToken cancellationToken)
    {
        try
        {
            Made = (await links.CreateAsync(id, days, cancellationToken)).Id;
        }
        catch (InvalidContentException refused)
        {
            AddErrors(refused.Errors);
        }

        return await ShowAsync(id, cancellationToken);
    }

    public async Task<IActionResult> OnPostRevokeAsync(string id, string link, CancellationToken cancellationToken)
    {
        await links.RevokeAsync(id, link, cancellationToken);
        return await ShowAsync(id, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(string id, CancellationToken cancellationToken)
    {
        Links = await links.ListAsync(id, cancellationToken);
        Item = (await query.FindAsync(id, ContentStatus.Latest, cancellationToken))!;
        _root = new SiteAddress(await settings.GetAsync(cancellationToken), Request).Root;
        (Title, Script, Style) = (T["Preview links: {0}", Item.DisplayText ?? id], "preview", "preview");
        return Request.Headers["X-Requested-With"] == "fetch" ? Partial("/Preview/Admin/LinkList.cshtml", this) : Page();
    }
}
