using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Html;
using CoproCms.Rendering;
using CoproCms.Security;

namespace CoproCms.Admin.ContentTypes.Changes;

/// <summary>What came of an attempt to change a definition.</summary>
/// <param name="Faults">Rules it breaks; nothing was saved then.</param>
/// <param name="Theirs">What someone else made of it meanwhile; nothing was saved then.</param>
internal sealed record DefinitionOutcome(ImmutableArray<DefinitionFault> Faults, DefinitionDraft? Theirs = null)
{
    public bool IsDone => Faults.IsEmpty && Theirs is null;
}

/// <summary>Changes definitions by the rules that recipes are held to, whole or not at all.</summary>
internal sealed class DefinitionEditor(DefinitionStore store, CmsDbContext db, DefinitionRules rules, IPatternRenderer patterns, CurrentActor actor)
{
    /// <param name="draft">As it is to be.</param>
    /// <param name="start">As it was when the change began; null for a new one, which must not exist yet.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
    public Task<DefinitionOutcome> ApplyAsync(DefinitionDraft draft, JsonObject? start, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var current = await store.GetAsync(cancellationToken);
        var now = Find(draft, current);
        if (start is null && now is not null)
            return new([new("Name", "name.duplicate", $"there is a '{now.Name}' already; give it another name")]);
        if (!JsonNode.DeepEquals(now?.Write(), start))
            return new([], now ?? new(null, new(draft.Name, [], [])));
        var faults = Check(draft, current).ToImmutableArray();
        if (!faults.IsEmpty)
            return new(faults);
        if (draft.Type is null || draft.Part.Fields.Length > 0 || current.Parts.ContainsKey(draft.Name))
            await store.SetPartAsync(draft.Part, cancellationToken);
        if (draft.Completed() is { } type)
            await store.SetTypeAsync(type, cancellationToken);
        return new DefinitionOutcome([]);
    }, cancellationToken);

    /// <summary>Every rule that the draft breaks.</summary>
    public IEnumerable<DefinitionFault> Check(DefinitionDraft draft, ContentDefinitions current)
    {
        var after = draft.ApplyTo(current);
        var faults = rules.Check(draft.Part);
        if (draft.Completed() is { } type)
            faults = faults.Concat(rules.Check(type, after)).Concat(Patterns(type));
        return faults.Concat(after.Types.Values.Where(t => t.Name != draft.Name && t.PartOf(draft.Name) is not null).SelectMany(t => rules.Check(t, after)))
            .Concat(Unsanitised(current, after));
    }

    private IEnumerable<DefinitionFault> Patterns(ContentTypeDefinition type) =>
        from part in type.Parts
        from section in part.Settings
        let pattern = (section.Value as JsonObject).Text("Pattern")
        where pattern is { Length: > 0 }
        let problem = patterns.Check(pattern)
        where problem is not null
        select new DefinitionFault($"{part.Name}/{section.Key}/Pattern", "pattern.invalid", problem);

    // Liquid in what was written before would run for whoever reads it.
    private IEnumerable<DefinitionFault> Unsanitised(ContentDefinitions before, ContentDefinitions after)
    {
        if (actor.Value.Has(HtmlPermissions.WriteUnsanitised.Name))
            yield break;
        foreach (var type in after.Types.Values)
        {
            var was = before.Type(type.Name) is { } earlier ? ItemEffects.Unsanitised(earlier) : [];
            foreach (var place in ItemEffects.Unsanitised(type).Except(was))
                yield return new($"{place}/SanitizeHtml", "html.permission", $"only those who may write HTML that is not cleaned may switch the cleaning of {place} off");
        }
    }

    private static DefinitionDraft? Find(DefinitionDraft draft, ContentDefinitions definitions) =>
        draft.Type is null ? DefinitionDraft.OfPart(draft.Name, definitions) : DefinitionDraft.OfType(draft.Name, definitions);
}
