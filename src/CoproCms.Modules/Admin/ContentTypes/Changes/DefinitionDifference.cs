using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Admin.ContentTypes.Changes;

internal enum DifferenceKind
{
    Added,
    Removed,
    Changed,
    Moved,
}

/// <summary>One difference between two states of a definition.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Element">The field or part, or the name of the definition itself.</param>
/// <param name="Section">The section of settings, null when it is none of them.</param>
/// <param name="Member">The member that changed, null when it is the element as a whole.</param>
/// <param name="Before">As JSON.</param>
/// <param name="After">As JSON.</param>
internal sealed record DefinitionDifference(
    DifferenceKind Kind, string Element, string? Section = null, string? Member = null, JsonNode? Before = null, JsonNode? After = null)
{
    private static readonly JsonObject Nothing = [];

    public static IReadOnlyList<DefinitionDifference> Between(DefinitionDraft before, DefinitionDraft after)
    {
        var (was, now) = (before.Write(), after.Write());
        return
        [
            .. Members(after.Name, was.Object("Type"), now.Object("Type")),
            .. Members(after.Name, was.Object("Part"), now.Object("Part")),
            .. Records(was.Object("Type"), now.Object("Type"), "ContentTypePartDefinitionRecords", after.Name),
            .. Records(was.Object("Part"), now.Object("Part"), "ContentPartFieldDefinitionRecords", after.Name),
        ];
    }

    private static IEnumerable<DefinitionDifference> Records(JsonObject? before, JsonObject? after, string member, string owner)
    {
        var was = before.Objects(member).ToDictionary(r => r.Text("Name") ?? "", StringComparer.OrdinalIgnoreCase);
        var now = after.Objects(member).ToDictionary(r => r.Text("Name") ?? "", StringComparer.OrdinalIgnoreCase);
        foreach (var name in was.Keys.Where(n => !now.ContainsKey(n)))
            yield return new(DifferenceKind.Removed, name);
        foreach (var (name, record) in now)
        {
            if (!was.TryGetValue(name, out var earlier))
                yield return new(DifferenceKind.Added, name);
            else if (name != owner)
            {
                foreach (var difference in Members(name, earlier, record))
                    yield return difference;
            }
        }

        var kept = now.Keys.Where(was.ContainsKey).ToList();
        if (!was.Keys.Where(now.ContainsKey).SequenceEqual(kept, StringComparer.OrdinalIgnoreCase))
            yield return new(DifferenceKind.Moved, owner, Member: member);
    }

    private static IEnumerable<DefinitionDifference> Members(string name, JsonObject? before, JsonObject? after)
    {
        foreach (var member in new[] { "DisplayName", "PartName", "FieldName" })
        {
            if (!JsonNode.DeepEquals(before?[member], after?[member]))
                yield return new(DifferenceKind.Changed, name, Member: member, Before: before?[member], After: after?[member]);
        }

        var (was, now) = (before.Object("Settings") ?? Nothing, after.Object("Settings") ?? Nothing);
        foreach (var section in was.Select(p => p.Key).Union(now.Select(p => p.Key)))
        {
            foreach (var difference in Settings(name, section, was.Object(section) ?? Nothing, now.Object(section) ?? Nothing))
                yield return difference;
        }
    }

    // The position follows from the order, which is told by itself.
    private static IEnumerable<DefinitionDifference> Settings(string name, string section, JsonObject before, JsonObject after) =>
        before.Select(p => p.Key).Union(after.Select(p => p.Key))
            .Where(member => member != "Position" && !JsonNode.DeepEquals(before[member], after[member]))
            .Select(member => new DefinitionDifference(DifferenceKind.Changed, name, section, member, before[member], after[member]));
}
