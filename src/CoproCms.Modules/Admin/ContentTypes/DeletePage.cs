using CoproCms.Admin.ContentTypes.Changes;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Admin.ContentTypes;

/// <summary>Shows what keeps a definition, or would miss it, before it goes.</summary>
internal abstract class DeletePage : AdminPage
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    public DefinitionUsage Usage { get; private set; } = null!;

    public abstract string ListAddress { get; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(cancellationToken))
            return NotFound();
        Usage = await UsageAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(cancellationToken))
            return NotFound();
        if (await RemoveAsync(cancellationToken))
        {
            Tell(T["{0} is gone.", Name]);
            return LocalRedirect(ListAddress);
        }

        ModelState.AddModelError("", T["It is in use, so it stays."]);
        Usage = await UsageAsync(cancellationToken);
        return Page();
    }

    protected abstract Task<bool> ExistsAsync(CancellationToken cancellationToken);

    protected abstract Task<DefinitionUsage> UsageAsync(CancellationToken cancellationToken);

    protected abstract Task<bool> RemoveAsync(CancellationToken cancellationToken);
}
