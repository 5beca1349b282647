using CoproCms.Admin;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Redirects.Admin;

/// <summary>All redirects, those that the site made itself too.</summary>
[AdminPermission("ManageUrlRewritingRules")]
internal sealed class IndexModel(RedirectStore store, RewriteRules rules) : AdminPage
{
    // Beyond it the count of what to leave out would overflow.
    private const int MostPages = 100_000;

    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    // Not "page": that is what Razor Pages call the route to this very page, and it would win.
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<RedirectLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Rules by pattern, which only recipes make.</summary>
    public IReadOnlyList<RewriteRule> Rules { get; private set; } = [];

    public int Pages => Math.Max(1, (Total + RedirectStore.PageSize - 1) / RedirectStore.PageSize);

    public string Address(int page) => Url.Page("/Redirects/Admin/Index", new { Search, p = page })!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PageNumber = Math.Clamp(PageNumber, 1, MostPages);
        (Lines, Total) = await store.ListAsync(Search ?? "", (PageNumber - 1) * RedirectStore.PageSize, cancellationToken);
        // Whoever searches or leafs through looks for a redirect.
        if (PageNumber == 1 && string.IsNullOrWhiteSpace(Search))
            Rules = await rules.ListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostDeleteAsync(string? path, CancellationToken cancellationToken)
    {
        if (await store.RemoveAsync(path ?? "", cancellationToken))
            Tell(T["The redirect from /{0} is gone.", path!]);
        return LocalRedirect("~/Admin/Redirects");
    }
}
