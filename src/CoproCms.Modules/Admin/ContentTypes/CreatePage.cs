using System.Text.Json.Nodes;
using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Definitions;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Admin.ContentTypes;

/// <summary>Makes a new type or part, from nothing or as a copy.</summary>
internal abstract class CreatePage(DefinitionStore store, DefinitionEditor editor) : AdminPage
{
    /// <summary>What it begins as a copy of.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public NewDefinition Input { get; set; } = new();

    public abstract string ListAddress { get; }

    protected abstract string EditAddress { get; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        From is not null && Find(await store.GetAsync(cancellationToken)) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var display = Input.DisplayName?.Trim() ?? "";
        var name = Input.Name?.Trim() is { Length: > 0 } given ? given : DraftActions.NameFrom(display);
        if (name.Length == 0)
            ModelState.AddModelError("Input.DisplayName", T["Give it a name."]);
        else if (!DefinitionNames.IsIdentifier(name))
            ModelState.AddModelError("Input.Name", T["Use letters, digits and underscores, a letter first."]);
        if (!ModelState.IsValid)
            return Page();
        var outcome = await editor.ApplyAsync(Draft(name, display.Length > 0 ? display : name, await store.GetAsync(cancellationToken)), null, cancellationToken);
        if (outcome.IsDone)
        {
            Tell(T["{0} is there. Add its fields.", name]);
            return LocalRedirect($"{EditAddress}/{name}");
        }

        foreach (var fault in outcome.Faults)
            ModelState.AddModelError("Input.Name", fault.Rule == "name.duplicate" ? T["There is a {0} already. Choose another name.", name] : T.FaultSentence(fault.Message));
        return Page();
    }

    protected abstract DefinitionDraft Draft(string name, string displayName, ContentDefinitions definitions);

    protected abstract DefinitionDraft? Find(ContentDefinitions definitions);

    protected static JsonObject Clone(JsonObject settings) => (JsonObject)settings.DeepClone();
}

internal sealed class NewDefinition
{
    public string? DisplayName { get; set; }

    public string? Name { get; set; }
}
