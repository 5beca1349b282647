using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>A time of day; found by its seconds since midnight.</summary>
public sealed class TimeField : FieldType
{
    private const string Member = "Value";

    public override string Name => "TimeField";

    public override ValueShape Shape { get; } = new ValueShape.Scalar(Member, ScalarKind.TimeSpan);

    public override ImmutableArray<SettingsForm> SettingsForms { get; } =
    [
        SettingsForm.Field("TimeFieldSettings",
            SettingInput.Text("Step", "Step in seconds")),
    ];

    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        if (value.TimeOfDay(Member) is { } time)
            value[Member] = time.ToString("c", CultureInfo.InvariantCulture);
        else if (value.Text(Member) is { } blank && string.IsNullOrWhiteSpace(blank))
            value.Remove(Member);
    }

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors) => field.Require(value, Member, errors);

    public override void Index(JsonObject value, IndexWriter index) => index.Number((decimal?)value.TimeOfDay(Member)?.TotalSeconds);
}
