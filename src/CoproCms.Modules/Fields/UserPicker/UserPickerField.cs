using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Errors;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>Users chosen by their ids. Settings <c>UserPickerFieldSettings</c>: Required, Multiple.</summary>
public sealed class UserPickerField : FieldType
{
    private const string Member = "UserIds";

    public override string Name => "UserPickerField";

    public override ValueShape Shape { get; } = new ValueShape.Object(
        new ShapeMember(Member, MemberKind.ScalarList),
        new ShapeMember("Users", MemberKind.Users, Json: Member));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field("UserPickerFieldSettings",
            SettingInput.Flag("Multiple", "Several may be chosen"),
            SettingInput.Flag("DisplayAllUsers", "Anybody may be chosen"),
            SettingInput.Of(SettingKind.Texts, "DisplayedRoles", "Roles to choose from", "One a line.")),
    ];

    public override JsonObject Default(FieldContext field) => new() { [Member] = new JsonArray() };

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors) => field.CheckPicked(value, Member, errors);
}
