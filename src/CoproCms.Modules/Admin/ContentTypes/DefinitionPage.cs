using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Admin.ContentTypes.Changes;
using CoproCms.Admin.Settings;
using CoproCms.Definitions;
using CoproCms.Settings;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Admin.ContentTypes;

/// <summary>
/// The editor of a type or part. The draft travels in the form, so nothing is saved before its effects were shown, and nothing is lost when
/// someone else is quicker: both changes are brought together and shown again.
/// </summary>
internal abstract class DefinitionPage(DefinitionWorkbench workbench) : AdminPage
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    /// <summary>The draft as JSON.</summary>
    [BindProperty]
    public string? DraftJson { get; set; }

    /// <summary>The definition as it was when the change began.</summary>
    [BindProperty]
    public string? StartJson { get; set; }

    /// <summary>The button: <c>review</c>, <c>apply</c>, <c>back</c>, <c>add-field</c>, <c>up-field:Summary</c> …</summary>
    [BindProperty]
    public string? Do { get; set; }

    [BindProperty]
    public NewElement New { get; set; } = new();

    public DefinitionDraft Draft { get; private set; } = null!;

    public ContentDefinitions Definitions { get; private set; } = null!;

    public SettingsSources Sources { get; private set; } = null!;

    public DefinitionForms Forms => workbench.Forms;

    /// <summary>The field or part that was just added or moved: shown open.</summary>
    public string? Touched { get; private set; }

    public DefinitionReview? Review { get; private set; }

    protected abstract bool IsType { get; }

    public abstract string ListAddress { get; }

    protected abstract string Address { get; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Definitions = await workbench.Store.GetAsync(cancellationToken);
        if (Find(Definitions) is not { } draft)
            return NotFound();
        (Draft, StartJson) = (draft, draft.Write().ToJsonString());
        return await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        Definitions = await workbench.Store.GetAsync(cancellationToken);
        if (Find(Definitions) is not { } draft)
            return NotFound();
        var recipe = DefinitionExport.Write(draft.Type is null ? [] : [draft.Type], draft.Type is null ? [draft.Part] : [], Definitions);
        return File(System.Text.Encoding.UTF8.GetBytes(recipe), "application/json", $"{draft.Name}.recipe.json");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Definitions = await workbench.Store.GetAsync(cancellationToken);
        if (Parse(DraftJson) is not { } json || Parse(StartJson) is null)
            return BadRequest();
        Draft = DefinitionDraft.Read(json, Definitions);
        if (!Draft.Name.Equals(Name, StringComparison.OrdinalIgnoreCase) || Draft.Type is not null != IsType)
            return BadRequest();
        if (Do is "apply")
            return await ApplyAsync(cancellationToken);
        if (Do is not "back")
            Draft = workbench.Form.Read(Request.Form, Draft, (name, message) => ModelState.AddModelError(name, message));
        Act();
        if (Do is "review" && ModelState.IsValid)
            await ReviewAsync(null, cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    private void Act()
    {
        var (action, name) = (Do ?? "").Split(':', 2) is [var first, var second] ? (first, second) : (Do ?? "", "");
        Touched = name.Length > 0 ? name : null;
        Draft = action switch
        {
            "add-field" => AddField(),
            "add-part" when IsType => AddPart(),
            "remove-field" => Draft.RemoveField(name),
            "remove-part" when IsType => Draft.RemovePart(name),
            "up-field" => Draft.MoveField(name, -1),
            "down-field" => Draft.MoveField(name, 1),
            "up-part" when IsType => Draft.MovePart(name, -1),
            "down-part" when IsType => Draft.MovePart(name, 1),
            _ => Draft,
        };
    }

    private DefinitionDraft AddField()
    {
        var display = New.FieldDisplayName?.Trim() ?? "";
        var name = New.FieldName?.Trim() is { Length: > 0 } given ? given : DraftActions.NameFrom(display);
        if (!DefinitionNames.IsIdentifier(name))
            ModelState.AddModelError("New.FieldName", T["Give the field a name of letters, digits and underscores, a letter first."]);
        else if (Draft.Part.Fields.Any(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            ModelState.AddModelError("New.FieldName", T["There is a field {0} already.", name]);
        if (!Forms.FieldKinds.Contains(New.FieldKind ?? ""))
            ModelState.AddModelError("New.FieldKind", T["Choose what kind of field it is."]);
        if (!ModelState.IsValid)
            return Draft;
        var kind = New.FieldKind!;
        (New, Touched) = (new() { Focus = true }, name);
        return Draft.AddField(name, kind, display);
    }

    private DefinitionDraft AddPart()
    {
        var part = New.Part ?? "";
        var name = New.PartName?.Trim() is { Length: > 0 } given && DefinitionForms.IsReusable(part, Definitions) ? given : part;
        if (!Forms.PartNames(Definitions).Contains(part))
            ModelState.AddModelError("New.Part", T["Choose a part."]);
        else if (!DefinitionNames.IsIdentifier(name))
            ModelState.AddModelError("New.PartName", T["Give the part a name of letters, digits and underscores, a letter first."]);
        else if (Draft.Type!.Part(name) is not null)
            ModelState.AddModelError("New.PartName", T["There is a part {0} already.", name]);
        if (!ModelState.IsValid)
            return Draft;
        (New, Touched) = (new(), name);
        return Draft.AddPart(part, name, Definitions);
    }

    private async Task<IActionResult> ApplyAsync(CancellationToken cancellationToken)
    {
        var outcome = await workbench.Editor.ApplyAsync(Draft, Parse(StartJson), cancellationToken);
        if (outcome.IsDone)
        {
            Tell(T["{0} is saved. GraphQL and all pages follow at once.", Draft.Name]);
            return LocalRedirect(Address);
        }

        Say(outcome.Faults);
        if (outcome.Theirs is { } theirs)
            await MeetAsync(theirs, cancellationToken);
        return await ShowAsync(cancellationToken);
    }

    private async Task MeetAsync(DefinitionDraft theirs, CancellationToken cancellationToken)
    {
        var start = Parse(StartJson)!;
        var merge = new DraftMerge();
        var merged = merge.Merge(start, Draft.Write(), theirs.Write());
        var changes = DefinitionDifference.Between(DefinitionDraft.Read(start, Definitions), theirs);
        Draft = DefinitionDraft.Read(merged, Definitions);
        StartJson = theirs.Write().ToJsonString();
        await ReviewAsync(new(changes, [.. merge.Contested]), cancellationToken);
    }

    private async Task ReviewAsync(Overtaken? overtaken, CancellationToken cancellationToken)
    {
        Say([.. workbench.Editor.Check(Draft, Definitions)]);
        if (!ModelState.IsValid)
            return;
        var start = DefinitionDraft.Read(Parse(StartJson)!, Definitions);
        var impact = await workbench.Impact.ForetellAsync(Definitions, Draft.ApplyTo(Definitions), cancellationToken);
        Review = new(DefinitionDifference.Between(start, Draft), impact, overtaken);
    }

    private void Say(ImmutableArray<DefinitionFault> faults)
    {
        foreach (var fault in faults)
            ModelState.AddModelError("", T.FaultSentence(fault.Message));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        DraftJson = Draft.Write().ToJsonString();
        Sources = await workbench.Sources.ReadAsync(Forms.All, cancellationToken);
        return Page();
    }

    private DefinitionDraft? Find(ContentDefinitions definitions) => IsType ? DefinitionDraft.OfType(Name, definitions) : DefinitionDraft.OfPart(Name, definitions);

    private static JsonObject? Parse(string? json)
    {
        try
        {
            return json is null ? null : JsonNode.Parse(json) as JsonObject;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}

/// <summary>What is about to be added.</summary>
internal sealed class NewElement
{
    public string? FieldDisplayName { get; set; }

    public string? FieldName { get; set; }

    public string? FieldKind { get; set; }

    public string? Part { get; set; }

    public string? PartName { get; set; }

    /// <summary>The next one is likely to follow.</summary>
    public bool Focus { get; init; }
}

/// <summary>A change as it is shown before it is saved.</summary>
internal sealed record DefinitionReview(IReadOnlyList<DefinitionDifference> Differences, Impact Impact, Overtaken? Overtaken);

/// <summary>What someone else saved meanwhile.</summary>
/// <param name="Changes">What they changed.</param>
/// <param name="Contested">Pointers to what both changed.</param>
internal sealed record Overtaken(IReadOnlyList<DefinitionDifference> Changes, ImmutableArray<string> Contested);

/// <summary>The tools of the editor.</summary>
internal sealed record DefinitionWorkbench(
    DefinitionStore Store, DefinitionEditor Editor, ImpactAnalysis Impact, DefinitionForms Forms, DraftForm Form, SettingsSourceReader Sources);
