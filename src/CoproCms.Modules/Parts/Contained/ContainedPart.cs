using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Fields;
using CoproCms.Indexing;

namespace CoproCms.Parts;

/// <summary>Welded to an item that stands in a list. Its order is kept outside the versions, in <see cref="ContentItem.ListOrder"/>.</summary>
public sealed class ContainedPart : PartType
{
    internal const string PartName = "ContainedPart";
    internal const string ListId = "ListContentItemId";
    internal const string ListType = "ListContentType";

    public override string Name => PartName;

    public override ValueShape Shape { get; } = new ValueShape.Object(
        new ShapeMember(ListId, Indexed: true, Scalar: ScalarKind.Id),
        new ShapeMember("ListContentItem", MemberKind.ContentItem, Json: ListId),
        new ShapeMember(ListType),
        new ShapeMember("Order", Scalar: ScalarKind.Integer));

    public override void Index(JsonObject value, IndexWriter index) => index.Text(value.Text(ListId), ListId);

    public override IEnumerable<string> References(JsonObject value) => value.Text(ListId) is { Length: > 0 } id ? [id] : [];
}
