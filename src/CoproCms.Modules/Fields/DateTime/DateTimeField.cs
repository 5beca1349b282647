using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>An instant, stored in UTC.</summary>
public sealed class DateTimeField : FieldType
{
    private const string Member = "Value";

    public override string Name => "DateTimeField";

    public override ValueShape Shape { get; } = new ValueShape.Scalar(Member, ScalarKind.DateTime);

    public override ImmutableArray<SettingsForm> SettingsForms { get; } = [SettingsForm.Field("DateTimeFieldSettings")];

    public override void Normalise(JsonObject value, FieldContext field, WriteContext context)
    {
        if (value.Instant(Member) is { } instant)
            value[Member] = instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
        else if (value.Text(Member) is { } blank && string.IsNullOrWhiteSpace(blank))
            value.Remove(Member);
    }

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors) => field.Require(value, Member, errors);

    public override void Index(JsonObject value, IndexWriter index) => index.Instant(value.Instant(Member));
}
