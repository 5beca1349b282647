using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;

namespace CoproCms.Parts;

/// <summary>Content items that live and go with their owner. Settings <c>BagPartSettings</c>: ContainedContentTypes, ContainedStereotypes, DisplayType.</summary>
public sealed class BagPart : PartType
{
    private const string Items = "ContentItems";

    public override string Name => "BagPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Items, MemberKind.NestedItems));

    public override string NestedMember => Items;

    public override JsonObject Default(ContentTypePartDefinition part) => new() { [Items] = new JsonArray() };

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors) =>
        NestedTypes.Check(value, Items, "BagPartSettings", part, errors);
}
