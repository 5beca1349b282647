using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Taxonomies.Terms;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Taxonomies.Admin;

/// <summary>The terms of a taxonomy as a tree: added and moved here, renamed and merged on a page of their own.</summary>
[AdminPermission("ManageTaxonomy")]
internal sealed class TermsModel(TermEditor editor) : AdminPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? BaseVersion { get; set; }

    [BindProperty]
    public NewTerm Input { get; set; } = new();

    public EditedTaxonomy Edited { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        var name = Input.Name?.Trim() ?? "";
        if (name.Length == 0)
        {
            ModelState.AddModelError("Input.Name", T["Give the term a name."]);
            await ReadAsync(cancellationToken);
            return Page();
        }

        var parent = string.IsNullOrEmpty(Input.ParentId) ? null : Input.ParentId;
        return await ChangeAsync(terms => terms.Add(parent, name) is not null, T["The term {0} is there.", name], null, cancellationToken);
    }

    public Task<IActionResult> OnPostMoveAsync(string? term, TermMove way, CancellationToken cancellationToken) =>
        ChangeAsync(terms => terms.Move(term ?? "", way), T["The term was moved."], term, cancellationToken);

    public Task<IActionResult> OnPostMoveToAsync(string? term, string? parent, string? before, CancellationToken cancellationToken) =>
        ChangeAsync(terms => terms.MoveTo(term ?? "", Given(parent), Given(before)), T["The term was moved."], term, cancellationToken);

    private static string? Given(string? id) => string.IsNullOrEmpty(id) ? null : id;

    private async Task<IActionResult> ChangeAsync(Func<TermList, bool> change, string done, string? term, CancellationToken cancellationToken)
    {
        try
        {
            Tell(await editor.ChangeAsync(Id, BaseVersion, change, cancellationToken) ? done : T["Nothing changed: there is no room that way."]);
            return LocalRedirect($"~/Admin/Taxonomies/{Id}/Terms{(term is null ? "" : "#term-" + term)}");
        }
        catch (ConflictException)
        {
            ModelState.AddModelError("", T["Someone else changed the terms meanwhile. This is how they are now; do it again."]);
        }
        catch (InvalidContentException refused)
        {
            ModelState.AddModelError("", T.Faults(refused.Errors));
        }

        await ReadAsync(cancellationToken);
        return Page();
    }

    private async Task ReadAsync(CancellationToken cancellationToken) => Edited = await editor.ReadAsync(Id, cancellationToken);
}

internal sealed class NewTerm
{
    public string? Name { get; set; }

    public string? ParentId { get; set; }
}
