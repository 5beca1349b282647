using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;

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

    public override JsonObject Default(FieldContext field) => new() { [Member] = new JsonArray() };

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors) => field.CheckPicked(value, Member, errors);

    public override IEnumerable<string> References(JsonObject value) => value.Texts(Member);
}
