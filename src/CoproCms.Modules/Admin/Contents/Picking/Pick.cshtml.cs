using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Admin.Contents;

/// <summary>Finds what a picker can pick: as options for its script, and as a page with ids for those who have none.</summary>
[AdminPermission]
internal sealed class PickModel(PickSearch search) : AdminPage
{
    [BindProperty(SupportsGet = true)]
    public PickKind Kind { get; set; }

    /// <summary>Names with commas between.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Types { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<PickOption> Options { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Title = T["Find and pick"];
        Options = await FindAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetOptionsAsync(CancellationToken cancellationToken) => new JsonResult(await FindAsync(cancellationToken));

    private Task<IReadOnlyList<PickOption>> FindAsync(CancellationToken cancellationToken) =>
        search.FindAsync(Kind, (Types ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Q ?? "", cancellationToken);
}
