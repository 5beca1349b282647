using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>The items of a menu, or below a menu item.</summary>
public sealed class MenuItemsListPart : PartType
{
    private const string Items = "MenuItems";

    public override string Name => "MenuItemsListPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Items, MemberKind.NestedItems));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
        [new("MenuItemsListPartSettings", SettingInput.Of(SettingKind.ContentTypes, "ContainedContentTypes", "Content types that may stand in it", "None chosen: all that suit."))];

    public override string NestedMember => Items;

    public override JsonObject Default(ContentTypePartDefinition part) => new() { [Items] = new JsonArray() };

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors) =>
        NestedTypes.Check(value, Items, "MenuItemsListPartSettings", part, errors);
}
