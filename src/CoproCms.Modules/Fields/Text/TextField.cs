using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>
/// A plain text. Settings <c>TextFieldSettings</c>: Required, DefaultValue, MaxLength (characters, ours);
/// <c>TextFieldPredefinedListEditorSettings</c>: Options and DefaultValue of the editor <c>PredefinedList</c>.
/// </summary>
public sealed class TextField : FieldType
{
    private const string Member = "Text";
    private const string Section = "TextFieldSettings";
    private const string ListSection = "TextFieldPredefinedListEditorSettings";
    private const string ListEditor = "PredefinedList";

    public override string Name => "TextField";

    public override ValueShape Shape { get; } = new ValueShape.Scalar(Member, ScalarKind.String);

    public override ImmutableArray<SettingChoice> Editors { get; } = [new("TextArea", "Several lines"), new(ListEditor, "One of several choices")];

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field(Section,
            SettingInput.Text("DefaultValue", "Value at first"),
            SettingInput.WholeNumber("MaxLength", "Most characters", 1)),
        new(ListSection,
            SettingInput.Of(SettingKind.Options, "Options", "Choices"),
            SettingInput.Numbered("Editor", "Shown as", "Radio buttons", "List to pick from"),
            SettingInput.Text("DefaultValue", "Value at first")) { Editor = ListEditor },
    ];

    public override JsonObject Default(FieldContext field) =>
        (field.Settings(Section).Text("DefaultValue") ?? field.Settings(ListSection).Text("DefaultValue")) is { Length: > 0 } text ? new() { [Member] = text } : [];

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors)
    {
        var text = value.Text(Member);
        field.Require(value, Member, errors);
        if (string.IsNullOrEmpty(text))
            return;
        if (field.Settings(Section).Number("MaxLength") is { } longest && text.Length > longest)
            errors.Add(field.Path(Member), "field.tooLong", $"{field.Definition.DisplayName} has {text.Length} characters; it may have {longest} at most.");
        if (Options(field) is { Count: > 0 } options && !options.Contains(text))
            errors.Add(field.Path(Member), "field.option", $"\"{text}\" is not one of the choices for {field.Definition.DisplayName}: {string.Join(", ", options)}.");
    }

    public override void Index(JsonObject value, IndexWriter index) => index.Text(value.Text(Member));

    private static List<string> Options(FieldContext field) =>
        field.Settings("ContentPartFieldSettings").Text("Editor") == ListEditor
            ? [.. field.Settings(ListSection).Objects("Options").Select(o => o.Text("value") ?? o.Text("name")).OfType<string>()]
            : [];
}
