using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>Content items that live and go with their owner. Settings <c>BagPartSettings</c>: ContainedContentTypes, ContainedStereotypes, DisplayType.</summary>
public sealed class BagPart : PartType
{
    private const string Items = "ContentItems";

    public override string Name => "BagPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Items, MemberKind.NestedItems));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        new("BagPartSettings",
            SettingInput.Of(SettingKind.ContentTypes, "ContainedContentTypes", "Content types that may stand in it", "None chosen: all that suit."),
            SettingInput.Of(SettingKind.Texts, "ContainedStereotypes", "Stereotypes that may stand in it", "One a line."),
            SettingInput.Text("DisplayType", "Display type of its items"),
            SettingInput.Flag("CollapseContainedItems", "Its items are folded at first")),
    ];

    public override string NestedMember => Items;

    public override JsonObject Default(ContentTypePartDefinition part) => new() { [Items] = new JsonArray() };

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors) =>
        NestedTypes.Check(value, Items, "BagPartSettings", part, errors);
}
