using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>Widgets one after another. Settings <c>FlowPartSettings</c>: ContainedContentTypes (all widgets when empty).</summary>
public sealed class FlowPart : PartType
{
    private const string Widgets = "Widgets";

    public override string Name => "FlowPart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Widgets, MemberKind.NestedItems));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        new("FlowPartSettings",
            SettingInput.Of(SettingKind.ContentTypes, "ContainedContentTypes", "Content types that may stand in it", "None chosen: all that suit."),
            SettingInput.Flag("CollapseContainedItems", "Its items are folded at first")),
    ];

    public override string NestedMember => Widgets;

    public override JsonObject Default(ContentTypePartDefinition part) => new() { [Widgets] = new JsonArray() };

    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
        foreach (var widget in value.Objects(Widgets))
            widget.TryAdd(FlowMetadata.PartName, FlowMetadata.Standard());
    }

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors) =>
        NestedTypes.Check(value, Widgets, "FlowPartSettings", part, errors);
}
