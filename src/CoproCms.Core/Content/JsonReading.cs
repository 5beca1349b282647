using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoproCms.Content;

/// <summary>Tolerant reads from content JSON: a member that is missing, null or of another kind reads as null.</summary>
public static class JsonReading
{
    // Exact, because a free parse takes "13:14" for an instant of the day on which it runs.
    private static readonly string[] InstantFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK"];

    private static readonly string[] TimeFormats = [@"hh\:mm", @"hh\:mm\:ss", @"hh\:mm\:ss\.FFFFFFF"];

    public static string? Text(this JsonObject? json, string member) =>
        (json?[member] as JsonValue).TryReadText();

    public static bool? Flag(this JsonObject? json, string member) =>
        json?[member] is JsonValue value && value.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? json[member]!.GetValueKind() == JsonValueKind.True : null;

    public static decimal? Number(this JsonObject? json, string member) => (json?[member] as JsonValue).TryReadNumber();

    // A JSON string may hold half a surrogate pair (\ud800), which is no text: reading it throws.
    public static string? TryReadText(this JsonValue? value)
    {
        if (value?.GetValueKind() != JsonValueKind.String)
            return null;
        try
        {
            return value.GetValue<string>();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    internal static decimal? TryReadNumber(this JsonValue? value) =>
        value?.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number : null;

    /// <summary>An ISO 8601 day or instant as UTC; a value without an offset counts as UTC. Anything else reads as null.</summary>
    public static DateTime? Instant(this JsonObject? json, string member) => ReadInstant(json.Text(member));

    /// <summary>A time of day, <c>13:14</c> or <c>13:14:15</c>.</summary>
    public static TimeSpan? TimeOfDay(this JsonObject? json, string member) => ReadTimeOfDay(json.Text(member));

    /// <summary>The same of a text.</summary>
    public static DateTime? ReadInstant(string? text) =>
        DateTime.TryParseExact(text, InstantFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant : null;

    /// <inheritdoc cref="TimeOfDay"/>
    public static TimeSpan? ReadTimeOfDay(string? text) =>
        TimeSpan.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, out var time) && time < TimeSpan.FromDays(1) ? time : null;

    public static IEnumerable<string> Texts(this JsonObject? json, string member) =>
        json?[member] is JsonArray array
            ? array.Select(v => (v as JsonValue).TryReadText()).OfType<string>()
            : [];

    public static IEnumerable<JsonObject> Objects(this JsonObject? json, string member) =>
        json?[member] is JsonArray array ? array.OfType<JsonObject>() : [];

    public static JsonObject? Object(this JsonObject? json, string member) => json?[member] as JsonObject;
}
