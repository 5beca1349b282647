using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>Yes or no. Settings <c>BooleanFieldSettings</c>: DefaultValue, Label.</summary>
public sealed class BooleanField : FieldType
{
    private const string Member = "Value";

    public override string Name => "BooleanField";

    public override ValueShape Shape { get; } = new ValueShape.Scalar(Member, ScalarKind.Boolean);

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.OptionalField("BooleanFieldSettings",
            SettingInput.Text("Label", "Label of the tick box"),
            SettingInput.Flag("DefaultValue", "Ticked at first")),
    ];

    public override JsonObject Default(FieldContext field) => new() { [Member] = field.Settings("BooleanFieldSettings").Flag("DefaultValue") ?? false };

    /// <summary>Expressions in recipes give texts, so <c>"true"</c> counts as true.</summary>
    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        if (bool.TryParse(value.Text(Member), out var flag))
            value[Member] = flag;
    }

    public override void Index(JsonObject value, IndexWriter index) => index.Flag(value.Flag(Member));
}
