using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Fields;
using CoproCms.Settings;

namespace CoproCms.Parts;

/// <summary>The title, which is also the item's display text. Settings <c>TitlePartSettings</c>: Options, Pattern, RenderTitle.</summary>
public sealed class TitlePart : PartType
{
    internal const string Member = "Title";
    internal const string Section = "TitlePartSettings";

    internal const int Editable = 0;
    internal const int EditableRequired = 3;

    public override string Name => "TitlePart";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Member));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        new(Section,
            SettingInput.Numbered("Options", "Title", "Written by editors", "Made by the pattern", "Made by the pattern and not shown", "Written by editors and required"),
            SettingInput.Liquid("Pattern", "Pattern of the title"),
            SettingInput.Flag("RenderTitle", "The title is shown on the page", standard: true)),
    ];

    public override void Normalise(JsonObject value, ContentTypePartDefinition part, WriteContext context)
    {
        if (value.Text(Member)?.Trim() is { Length: > 0 } title)
            value[Member] = context.Item.DisplayText = title;
    }

    public override void Validate(JsonObject value, ContentTypePartDefinition part, ContentItem item, ValidationErrors errors)
    {
        if (Options(part) == EditableRequired && string.IsNullOrWhiteSpace(value.Text(Member)))
            errors.Add(Member, "title.required", "A value is required for Title.");
    }

    internal static int Options(ContentTypePartDefinition part) => (int)(part.Section(Section).Number("Options") ?? Editable);
}
