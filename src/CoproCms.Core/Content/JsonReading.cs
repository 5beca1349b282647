using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoproCms.Content;

/// <summary>Tolerant reads from content JSON: a member that is missing, null or of another kind reads as null.</summary>
public static class JsonReading
{
    public static string? Text(this JsonObject? json, string member) =>
        json?[member] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool? Flag(this JsonObject? json, string member) =>
        json?[member] is JsonValue value && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? json[member]!.GetValueKind() == JsonValueKind.True : null;

    public static decimal? Number(this JsonObject? json, string member) =>
        json?[member] is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An ISO 8601 instant as UTC; a value without an offset counts as UTC.</summary>
    public static DateTime? Instant(this JsonObject? json, string member) =>
        DateTime.TryParse(json.Text(member), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant : null;

    public static IEnumerable<string> Texts(this JsonObject? json, string member) =>
        json?[member] is JsonArray array
            ? array.OfType<JsonValue>().Where(v => v.GetValueKind() == JsonValueKind.String).Select(v => v.GetValue<string>())
            : [];

    public static IEnumerable<JsonObject> Objects(this JsonObject? json, string member) =>
        json?[member] is JsonArray array ? array.OfType<JsonObject>() : [];

    public static JsonObject? Object(this JsonObject? json, string member) => json?[member] as JsonObject;
}
