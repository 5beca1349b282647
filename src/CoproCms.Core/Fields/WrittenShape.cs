using CoproCms.Parts;

namespace CoproCms.Fields;

/// <summary>
/// What writers may give: the members of the JSON itself, each once and under its JSON name, where a <see cref="ValueShape"/> says what readers make
/// of them. Kinds are Scalar, ScalarList, Object, ObjectList and NestedItems only.
/// </summary>
public static class WrittenShape
{
    public static IReadOnlyList<ShapeMember> Of(FieldType field) => Of(field.Shape, field.Unshown);

    public static IReadOnlyList<ShapeMember> Of(PartType part) => Of(part.Shape, part.Unshown);

    public static IReadOnlyList<ShapeMember> Of(ObjectMember member) => Of(new ValueShape.Object(member.Members), member.Unshown);

    private static List<ShapeMember> Of(ValueShape shape, IEnumerable<ShapeMember> unshown) =>
        [.. Shown(shape).Concat(unshown).Where(IsStored).DistinctBy(m => m.JsonName).Select(Stored)];

    private static IEnumerable<ShapeMember> Shown(ValueShape shape) => shape switch
    {
        ValueShape.Scalar scalar => [new(scalar.Member, Scalar: scalar.Kind)],
        ValueShape.List list => [new(list.Member, MemberKind.ScalarList, Scalar: list.Kind)],
        ValueShape.Object composite => composite.Members,
        _ => [],
    };

    // What a reader finds by a query stands in no version.
    private static bool IsStored(ShapeMember member) => member.Kind is not (MemberKind.ContainedItems or MemberKind.Localizations);

    private static ShapeMember Stored(ShapeMember member) => member.Kind switch
    {
        MemberKind.Scalar or MemberKind.ScalarList or MemberKind.Object or MemberKind.ObjectList or MemberKind.NestedItems =>
            new(member.JsonName, member.Kind, Scalar: member.Scalar, Object: member.Object),
        MemberKind.Html or MemberKind.MarkdownHtml or MemberKind.ContentItem => new(member.JsonName),
        _ => new(member.JsonName, MemberKind.ScalarList),
    };
}
