using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>Content items chosen by their ids. Settings <c>ContentPickerFieldSettings</c>: Required, Multiple, DisplayedContentTypes.</summary>
public sealed class ContentPickerField : FieldType
{
    private const string Member = "ContentItemIds";

    /// <summary>Also the shape of the picker inside ContentMenuItemPart.</summary>
    public static readonly ValueShape.Object PickerShape = new(
        new ShapeMember(Member, MemberKind.ScalarList),
        new ShapeMember("ContentItems", MemberKind.ContentItems, Json: Member));

    public override string Name => "ContentPickerField";

    public override ValueShape Shape => PickerShape;

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field("ContentPickerFieldSettings",
            SettingInput.Flag("Multiple", "Several may be chosen"),
            SettingInput.Flag("DisplayAllContentTypes", "Content of any type may be chosen"),
            SettingInput.Of(SettingKind.ContentTypes, "DisplayedContentTypes", "Content types to choose from"),
            SettingInput.Of(SettingKind.Texts, "DisplayedStereotypes", "Stereotypes to choose from", "One a line."),
            SettingInput.Liquid("TitlePattern", "Pattern of the titles in the list")),
    ];

    public override JsonObject Default(FieldContext field) => new() { [Member] = new JsonArray() };

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors) => field.CheckPicked(value, Member, errors);

    public override IEnumerable<string> References(JsonObject value) => value.Texts(Member);
}
