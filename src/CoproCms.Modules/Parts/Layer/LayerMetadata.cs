using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Indexing;

namespace CoproCms.Parts;

/// <summary>Welded to a widget that a layer shows: the zone it stands in, and its place there.</summary>
public sealed class LayerMetadata : PartType
{
    public override string Name => "LayerMetadata";

    public override ValueShape Shape { get; } = new ValueShape.Object(
        new ShapeMember("RenderTitle", Scalar: ScalarKind.Boolean),
        new ShapeMember("Position", Scalar: ScalarKind.Decimal),
        new ShapeMember("Zone"),
        new ShapeMember("Layer", Indexed: true));

    public override JsonObject Default(ContentTypePartDefinition part) => new() { ["RenderTitle"] = true, ["Position"] = 0 };

    public override void Index(JsonObject value, IndexWriter index) => index.Text(Content.JsonReading.Text(value, "Layer"), "Layer");
}
