using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Fields;

namespace CoproCms.Parts;

/// <summary>A menu item that leads to a content item.</summary>
public sealed class ContentMenuItemPart : PartType
{
    private const string Selected = "SelectedContentItem";
    private const string Ids = "ContentItemIds";

    public override string Name => "ContentMenuItemPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(
        new ShapeMember(Selected, MemberKind.Object, Object: new("ContentPickerField", ContentPickerField.PickerShape.Members)));

    public override JsonObject Default(ContentTypePartDefinition part) => new() { [Selected] = new JsonObject { [Ids] = new JsonArray() } };

    public override IEnumerable<string> References(JsonObject value) => value.Object(Selected).Texts(Ids);
}
