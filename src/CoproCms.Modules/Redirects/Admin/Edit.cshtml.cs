using CoproCms.Admin;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Redirects.Admin;

/// <summary>One redirect, new or known.</summary>
[AdminPermission("ManageUrlRewritingRules")]
internal sealed class EditModel(RedirectStore store) : AdminPage
{
    /// <summary>The path of the redirect being changed; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Path { get; set; }

    [BindProperty]
    public RedirectForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Path is null)
            return Page();
        if (await store.FindAsync(Path, cancellationToken) is not { Target: { } target } known)
            return NotFound();
        Input = new() { Path = "/" + known.Path, Target = target, IsTemporary = known.IsTemporary };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var faults = await store.SaveAsync(new(Input.Path ?? "", Input.Target ?? "", Input.IsTemporary), Path, cancellationToken);
        foreach (var fault in faults)
            ModelState.AddModelError($"Input.{fault.Member}", RedirectTexts.Of(fault, T));
        if (faults.Count > 0)
            return Page();
        Tell(T["The redirect from {0} is saved.", Input.Path!]);
        return LocalRedirect("~/Admin/Redirects");
    }
}

internal sealed class RedirectForm
{
    public string? Path { get; set; }

    public string? Target { get; set; }

    public bool IsTemporary { get; set; }
}
