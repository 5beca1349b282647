using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Taxonomies.Terms;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Taxonomies.Admin;

/// <summary>One term: its names, merging it into another, taking it away.</summary>
[AdminPermission("ManageTaxonomy")]
internal sealed class EditTermModel(TermEditor editor) : AdminPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string TermId { get; set; } = "";

    [BindProperty]
    public string? BaseVersion { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Names { get; set; } = [];

    [BindProperty]
    public Dictionary<string, string?> Slugs { get; set; } = [];

    [BindProperty]
    public string? IntoId { get; set; }

    public EditedTaxonomy Edited { get; private set; } = null!;

    public Term Term { get; private set; } = null!;

    /// <summary>Languages that the term has names in beside its first.</summary>
    public IEnumerable<string> Cultures => T.Cultures;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ReadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        if (string.IsNullOrWhiteSpace(Name))
        {
            ModelState.AddModelError(nameof(Name), T["Give the term a name."]);
            return Page();
        }

        var names = Cultures.Select(c => new TermName(c, Names.GetValueOrDefault(c)?.Trim() ?? "", Slugs.GetValueOrDefault(c)?.Trim() ?? ""));
        return await TryAsync(async () => await editor.ChangeAsync(Id, BaseVersion, terms => terms.Rename(TermId, Name.Trim(), names), cancellationToken)
            ? T["The term is saved."] : null);
    }

    public async Task<IActionResult> OnPostMergeAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        if (string.IsNullOrEmpty(IntoId))
        {
            ModelState.AddModelError(nameof(IntoId), T["Choose the term that stays."]);
            return Page();
        }

        return await TryAsync(async () => await editor.MergeAsync(Id, BaseVersion, TermId, IntoId, cancellationToken) is { } count
            ? T.Plural("The terms are one now; {0} item was changed.", count) : null);
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        if (!await ReadAsync(cancellationToken))
            return NotFound();
        if (Edited.UsesOf(TermId) is > 0 and var uses)
        {
            ModelState.AddModelError("", T.Plural("{0} item bears this term, so it cannot be deleted. Merge it into another instead.", uses));
            return Page();
        }

        return await TryAsync(async () => await editor.ChangeAsync(Id, BaseVersion, terms => terms.Remove(TermId), cancellationToken)
            ? T["The term is gone. An older version of the taxonomy has it still."] : null);
    }

    private async Task<IActionResult> TryAsync(Func<Task<string?>> work)
    {
        try
        {
            if (await work() is not { } done)
            {
                ModelState.AddModelError("", T["This cannot be done: a term cannot go into one that stands below it."]);
                return Page();
            }

            Tell(done);
            return LocalRedirect($"~/Admin/Taxonomies/{Id}/Terms");
        }
        catch (ConflictException)
        {
            ModelState.AddModelError("", T["Someone else changed the terms meanwhile. Look at what you wrote, then save again."]);
        }
        catch (InvalidContentException refused)
        {
            ModelState.AddModelError("", T["An item that bears the term breaks a rule, so nothing was changed: {0}", T.Faults(refused.Errors)]);
        }

        return Page();
    }

    private async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Edited = await editor.ReadAsync(Id, cancellationToken);
        if (Edited.Taxonomy.Find(TermId) is not { } term)
            return false;
        Term = term;
        return true;
    }
}
