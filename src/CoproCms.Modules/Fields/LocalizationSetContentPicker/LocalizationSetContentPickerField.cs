using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Errors;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>Content items chosen by their localization sets, whatever the language.</summary>
public sealed class LocalizationSetContentPickerField : FieldType
{
    private const string Member = "LocalizationSets";

    public override string Name => "LocalizationSetContentPickerField";

    public override ValueShape Shape { get; } = new ValueShape.Object(new ShapeMember(Member, MemberKind.ScalarList));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field("LocalizationSetContentPickerFieldSettings",
            SettingInput.Flag("Multiple", "Several may be chosen"),
            SettingInput.Of(SettingKind.ContentTypes, "DisplayedContentTypes", "Content types to choose from")),
    ];

    public override JsonObject Default(FieldContext field) => new() { [Member] = new JsonArray() };

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors) => field.CheckPicked(value, Member, errors);
}
