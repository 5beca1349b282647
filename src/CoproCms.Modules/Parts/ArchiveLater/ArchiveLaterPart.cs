using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Indexing;

namespace CoproCms.Parts;

/// <summary>When the live version is to be taken off by itself.</summary>
public sealed class ArchiveLaterPart : PartType
{
    internal const string PartName = "ArchiveLaterPart";
    internal const string Due = "ScheduledArchiveUtc";

    public override string Name => PartName;

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Due, Scalar: ScalarKind.DateTime, Indexed: true));

    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
        // The date took the item off already: what is written now is a new beginning.
        if (context.Previous is { Published: false } taken && value.Instant(Due) is { } due && due <= context.Item.ModifiedUtc && taken.Part(part.Name).Instant(Due) == due)
            value.Remove(Due);
    }

    public override void Index(JsonObject value, IndexWriter index) => index.Instant(value.Instant(Due), Due);
}
