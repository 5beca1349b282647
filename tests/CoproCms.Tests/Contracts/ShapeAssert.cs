using CoproCms.Fields;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Contracts;

internal static class ShapeAssert
{
    /// <summary>The JSON members that readers see.</summary>
    public static IReadOnlyList<string> Members(ValueShape shape) => shape switch
    {
        ValueShape.Scalar scalar => [scalar.Member],
        ValueShape.List list => [list.Member],
        ValueShape.Object composite => [.. composite.Members.Where(m => m.Kind is not (MemberKind.Localizations or MemberKind.ContainedItems)).Select(m => m.JsonName).Distinct()],
        _ => [],
    };

    /// <summary>Whatever is stored can be given by writers.</summary>
    public static void Written(IEnumerable<ShapeMember> written, Sample sample) =>
        Assert.Equal(Session.Json(sample.Json).Select(m => m.Key).Order(), written.Select(m => m.JsonName).Order());

    public static IEnumerable<string> Indexed(ValueShape shape) =>
        shape is ValueShape.Object composite ? composite.Members.Where(m => m.Indexed).Select(m => m.JsonName) : [];

    public static void Names(ValueShape shape, Sample sample) =>
        Assert.Equal(Session.Json(sample.Json).Select(m => m.Key).Order(), Members(shape).Concat(sample.Unshaped ?? []).Order());
}
