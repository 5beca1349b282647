using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>A day, stored as its midnight in UTC like Orchard Core does.</summary>
public sealed class DateField : FieldType
{
    private const string Member = "Value";

    public override string Name => "DateField";

    public override ValueShape Shape { get; } = new ValueShape.Scalar(Member, ScalarKind.Date);

    public override ImmutableArray<SettingsForm> SettingsForms { get; } = [SettingsForm.Field("DateFieldSettings")];

    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        // The day as written: an offset must not move it.
        if (value.Text(Member) is { Length: >= 10 } text && value.Instant(Member) is not null)
            value[Member] = text[..10] + "T00:00:00Z";
        else if (value.Text(Member) is { } blank && string.IsNullOrWhiteSpace(blank))
            value.Remove(Member);
    }

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors) => field.Require(value, Member, errors);

    public override void Index(JsonObject value, IndexWriter index) => index.Instant(value.Instant(Member)?.Date);
}
