using CoproCms.Fields;
using CoproCms.Tests.Shared;

namespace CoproCms.Tests.Contracts;

/// <summary>What readers see of every field and part: clients are written against it, so a change must be meant.</summary>
public sealed class ShapeSnapshotTests
{
    [Fact]
    public void Shapes_of_fields() => Snapshot.Match(Describe(Registered.Fields.All.Select(f => (f.Name, f.Shape))));

    [Fact]
    public void Shapes_of_parts() => Snapshot.Match(Describe(Registered.Parts.All.Select(p => (p.Collapsed ? p.Name + " (collapsed)" : p.Name, p.Shape))));

    private static string Describe(IEnumerable<(string Name, ValueShape Shape)> shapes) =>
        string.Join('\n', shapes.OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => $"{s.Name}{Describe(s.Shape)}"));

    private static string Describe(ValueShape shape) => shape switch
    {
        ValueShape.Scalar scalar => $": {scalar.Kind} in {scalar.Member}",
        ValueShape.List list => $": [{list.Kind}] in {list.Member}",
        ValueShape.Object composite => string.Concat(composite.Members.Select(m => "\n  " + Describe(m))),
        _ => " {}",
    };

    private static string Describe(ShapeMember member)
    {
        var kind = member.Kind is MemberKind.Scalar or MemberKind.ScalarList ? $"{member.Kind} {member.Scalar}" : $"{member.Kind} {member.Object?.TypeName}".TrimEnd();
        return $"{member.Name}: {kind} in {member.JsonName}{(member.Indexed ? ", indexed" : "")}{(member.Deprecated is null ? "" : ", deprecated")}";
    }
}
