using CoproCms.Admin;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Redirects.Admin;

/// <summary>All redirects, those that the site made itself too.</summary>
[AdminPermission("ManageUrlRewritingRules")]
internal sealed class IndexModel(RedirectStore store) : AdminPage
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<RedirectLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + RedirectStore.PageSize - 1) / RedirectStore.PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        PageNumber = Math.Max(1, PageNumber);
        (Lines, Total) = await store.ListAsync(Search ?? "", (PageNumber - 1) * RedirectStore.PageSize, cancellationToken);
    }

    public async Task<IActionResult> OnPostDeleteAsync(string? path, CancellationToken cancellationToken)
    {
        if (await store.RemoveAsync(path ?? "", cancellationToken))
            Tell(T["The redirect from /{0} is gone.", path!]);
        return LocalRedirect("~/Admin/Redirects");
    }
}
