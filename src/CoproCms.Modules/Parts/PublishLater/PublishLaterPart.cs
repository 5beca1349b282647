using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Indexing;

namespace CoproCms.Parts;

/// <summary>When the draft is to go live by itself.</summary>
public sealed class PublishLaterPart : PartType
{
    internal const string PartName = "PublishLaterPart";
    internal const string Due = "ScheduledPublishUtc";

    public override string Name => PartName;

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Due, Scalar: ScalarKind.DateTime, Indexed: true));

    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
        // A draft that starts from the live version must not go live by the date at which that one did.
        if (context.Previous is { Published: true } live && value.Instant(Due) is { } due && live.Part(part.Name).Instant(Due) == due)
            value.Remove(Due);
    }

    public override void Index(JsonObject value, IndexWriter index) => index.Instant(value.Instant(Due), Due);
}
