using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Admin.Contents.Differences;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Parts;

namespace CoproCms.Editing.Merging;

/// <summary>How a piece of content is shown where two versions are compared.</summary>
internal enum UnitKind
{
    /// <summary>Words, compared one by one.</summary>
    Text,

    /// <summary>HTML, whose words are compared.</summary>
    Html,

    /// <summary>Anything else: a list, a date, nested items. It is taken or left as a whole.</summary>
    Whole,
}

/// <summary>A piece of an item that is compared and decided on by itself: a field, or a member of a part.</summary>
/// <param name="Path">Members on the way to its value, such as <c>Post</c>, <c>Summary</c>, <c>Text</c>.</param>
/// <param name="Label">What its type calls it, in English where the type's author did not name it.</param>
/// <param name="Group">What its part is called; empty for the part that holds the type's own fields.</param>
/// <param name="Kind">How it is shown.</param>
internal sealed record ContentUnit(ImmutableArray<string> Path, string Label, string Group, UnitKind Kind)
{
    /// <summary>As forms and errors name it.</summary>
    public string Name => string.Join('.', Path);

    public JsonNode? Of(JsonObject content) => Path.Aggregate((JsonNode?)content, (node, member) => (node as JsonObject)?[member]);

    /// <summary>Puts a value into its place, null to clear it.</summary>
    public void Set(JsonObject content, JsonNode? value)
    {
        var target = content;
        foreach (var member in Path[..^1])
        {
            if (target[member] is not JsonObject inner)
                target[member] = inner = [];
            target = inner;
        }

        if (value is null)
            target.Remove(Path[^1]);
        else
            target[Path[^1]] = value.DeepClone();
    }
}

/// <summary>Takes items apart by the definition of their type.</summary>
internal sealed class ContentUnits(FieldTypes fields, PartTypes parts)
{
    /// <summary>The pieces in the order of the definition; then what the documents hold beyond it.</summary>
    /// <param name="type">The items' type.</param>
    /// <param name="documents">Their parts.</param>
    public IReadOnlyList<ContentUnit> Of(ContentTypeDefinition type, params IReadOnlyList<JsonObject> documents)
    {
        List<ContentUnit> units = [.. type.Parts.SelectMany(part => OfPart(type, part, documents))];
        var unknown = documents.SelectMany(d => d.Select(m => m.Key)).Where(name => type.Part(name) is null).Distinct();
        units.AddRange(unknown.Select(name => new ContentUnit([name], PartLabels.Member(name), "", UnitKind.Whole)));
        return units;
    }

    private IEnumerable<ContentUnit> OfPart(ContentTypeDefinition type, ContentTypePartDefinition part, IReadOnlyList<JsonObject> documents)
    {
        var group = PartLabels.Of(part, type);
        var own = parts.Find(part.Part.Name)?.Shape is { } shape ? Members(shape) : [];
        foreach (var (member, kind) in own)
            yield return new([part.Name, member], PartLabels.Member(member), group, kind);
        foreach (var field in part.Part.Fields)
            yield return OfField(part, field, group);
        var known = own.Select(m => m.Member).Concat(part.Part.Fields.Select(f => f.Name)).ToHashSet();
        foreach (var member in documents.SelectMany(d => d.Object(part.Name)?.Select(m => m.Key) ?? []).Distinct().Where(m => !known.Contains(m)))
            yield return new([part.Name, member], PartLabels.Member(member), group, UnitKind.Whole);
    }

    // A field is one piece, however many members it has: half a link is none.
    private ContentUnit OfField(ContentTypePartDefinition part, ContentPartFieldDefinition field, string group) =>
        fields.Find(field.FieldType) is { Unshown.Length: 0 } type && Members(type.Shape) is [var (member, kind)]
            ? new([part.Name, field.Name, member], field.DisplayName, group, kind)
            : new([part.Name, field.Name], field.DisplayName, group, UnitKind.Whole);

    private static IReadOnlyList<(string Member, UnitKind Kind)> Members(ValueShape shape) => shape switch
    {
        ValueShape.Scalar scalar => [(scalar.Member, KindOf(scalar.Kind))],
        ValueShape.List list => [(list.Member, UnitKind.Whole)],
        ValueShape.Object value => [.. value.Members.Where(m => m.Kind is not (MemberKind.ContainedItems or MemberKind.Localizations))
            .GroupBy(m => m.JsonName).Select(g => (g.Key, KindOf(g.First())))],
        _ => [],
    };

    private static UnitKind KindOf(ScalarKind kind) => kind == ScalarKind.String ? UnitKind.Text : UnitKind.Whole;

    private static UnitKind KindOf(ShapeMember member) => member.Kind switch
    {
        MemberKind.Scalar => KindOf(member.Scalar),
        MemberKind.Html => UnitKind.Html,
        MemberKind.MarkdownHtml => UnitKind.Text,
        _ => UnitKind.Whole,
    };
}
