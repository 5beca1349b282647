using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Indexing;
using CoproCms.Settings;

namespace CoproCms.Fields;

/// <summary>A place on Earth in decimal degrees (WGS 84).</summary>
public sealed class GeoPointField : FieldType
{
    private const string Latitude = "Latitude";
    private const string Longitude = "Longitude";

    public override string Name => "GeoPointField";

    public override ValueShape Shape { get; } = new ValueShape.Object(
        new ShapeMember(Latitude, Scalar: ScalarKind.Decimal, Indexed: true),
        new ShapeMember(Longitude, Scalar: ScalarKind.Decimal, Indexed: true));

    public override ImmutableArray<SettingsForm> SettingsForms { get; } = [SettingsForm.Field("GeoPointFieldSettings")];

    public override void Validate(JsonObject value, FieldContext field, ValidationErrors errors)
    {
        if (field.Required && value[Latitude] is null)
            errors.Add(field.Path(Latitude), "field.required", $"A value is required for {field.Definition.DisplayName}.");
        if (value[Latitude] is null != value[Longitude] is null)
            errors.Add(field.Path(value[Latitude] is null ? Latitude : Longitude), "geo.half", $"{field.Definition.DisplayName} needs both a latitude and a longitude.");
        CheckRange(value, Latitude, 90, field, errors);
        CheckRange(value, Longitude, 180, field, errors);
    }

    public override void Index(JsonObject value, IndexWriter index)
    {
        index.Number(value.Number(Latitude), Latitude);
        index.Number(value.Number(Longitude), Longitude);
    }

    private static void CheckRange(JsonObject value, string member, decimal limit, FieldContext field, ValidationErrors errors)
    {
        if (value.Number(member) is { } degrees && (degrees < -limit || degrees > limit))
            errors.Add(field.Path(member), "geo.range", $"The {member.ToLowerInvariant()} of {field.Definition.DisplayName} must be between -{limit} and {limit}.");
    }
}
