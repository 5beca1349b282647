using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;

namespace CoproCms.Parts;

/// <summary>How a widget stands in its flow: alignment 0 left, 1 centre, 2 right, 3 justified; size in per cent of the width.</summary>
public sealed class FlowMetadata : PartType
{
    internal const string PartName = "FlowMetadata";
    private const string Size = "Size";
    private const string Alignment = "Alignment";

    private static readonly decimal[] Sizes = [25, 33, 50, 66, 75, 100];

    public override string Name => PartName;

    public override ValueShape Shape { get; } = new ValueShape.Object(
        new ShapeMember(Size, Scalar: ScalarKind.Integer),
        new ShapeMember(Alignment, Scalar: ScalarKind.Integer));

    internal static JsonObject Standard() => new() { [Alignment] = 3, [Size] = 100 };

    public override JsonObject Default(ContentTypePartDefinition part) => Standard();

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors)
    {
        if (value.Number(Size) is { } size && !Sizes.Contains(size))
            errors.Add($"{part.Name}.{Size}", "flow.size", $"The size must be one of {string.Join(", ", Sizes)}.");
        if (value.Number(Alignment) is < 0 or > 3)
            errors.Add($"{part.Name}.{Alignment}", "flow.alignment", "The alignment must be 0 (left), 1 (centre), 2 (right) or 3 (justified).");
    }
}
