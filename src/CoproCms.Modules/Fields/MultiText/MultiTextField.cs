using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>Several texts, free or from the <c>Options</c> of <c>MultiTextFieldSettings</c>, of which those marked as default are chosen at first.</summary>
public sealed class MultiTextField : FieldType
{
    private const string Member = "Values";

    public override string Name => "MultiTextField";

    public override ValueShape Shape { get; } = new ValueShape.List(Member, ScalarKind.String);

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field("MultiTextFieldSettings",
            SettingInput.Of(SettingKind.OptionsWithDefault, "Options", "Choices")),
    ];

    public override JsonObject Default(FieldContext field) => new()
    {
        [Member] = new JsonArray([.. Options(field).Where(o => o.Flag("default") == true).Select(o => (JsonNode?)Value(o))]),
    };

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors)
    {
        var values = value.Texts(Member).ToList();
        if (field.Required && values.Count == 0)
            errors.Add(field.Path(Member), "field.required", $"A value is required for {field.Definition.DisplayName}.");
        var options = Options(field).Select(Value).ToHashSet();
        foreach (var unknown in options.Count == 0 ? [] : values.Except(options))
            errors.Add(field.Path(Member), "field.option", $"\"{unknown}\" is not one of the choices for {field.Definition.DisplayName}: {string.Join(", ", options)}.");
    }

    public override void Index(JsonObject value, IndexWriter index)
    {
        foreach (var text in value.Texts(Member).Distinct())
            index.Text(text);
    }

    private static IEnumerable<JsonObject> Options(FieldContext field) => field.Settings("MultiTextFieldSettings").Objects("Options");

    private static string Value(JsonObject option) => option.Text("value") ?? option.Text("name") ?? "";
}
