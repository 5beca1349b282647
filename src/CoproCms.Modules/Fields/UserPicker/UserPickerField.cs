using System.Text.Json.Nodes;
using CoproCms.Errors;

namespace CoproCms.Fields;

/// <summary>Users chosen by their ids. Settings <c>UserPickerFieldSettings</c>: Required, Multiple.</summary>
public sealed class UserPickerField : FieldType
{
    private const string Member = "UserIds";

    public override string Name => "UserPickerField";

    public override ValueShape Shape { get; } = new ValueShape.Object(
        new ShapeMember(Member, MemberKind.ScalarList),
        new ShapeMember("Users", MemberKind.Users, Json: Member));

    public override JsonObject Default(FieldContext field) => new() { [Member] = new JsonArray() };

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors) => field.CheckPicked(value, Member, errors);
}
