using CoproCms.Fields;

namespace CoproCms.Parts;

/// <summary>A part that is no more than its members, all of them texts, and has no rules of its own.</summary>
internal sealed class PlainPart(string name, params IEnumerable<string> texts) : PartType
{
    public override string Name => name;

    public override ValueShape Shape { get; } = texts.Any() ? new ValueShape.Object([.. texts.Select(text => new ShapeMember(text))]) : new ValueShape.None();
}
