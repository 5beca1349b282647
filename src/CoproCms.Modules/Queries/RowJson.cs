using System.Globalization;
using System.Text.Json.Nodes;

namespace CoproCms.Queries;

/// <summary>A row as JSON, the same on every database: instants in ISO 8601, numbers as numbers.</summary>
internal static class RowJson
{
    private const string Iso = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";
    private static readonly string[] Stored = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF"];

    public static JsonObject Write(IReadOnlyList<string> columns, object?[] row)
    {
        var json = new JsonObject();
        for (var i = 0; i < row.Length; i++)
            json[columns[i]] = Value(row[i]);
        return json;
    }

    private static JsonValue? Value(object? value) => value switch
    {
        null => null,
        long number => JsonValue.Create(number),
        int number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        double number => double.IsFinite(number) ? JsonValue.Create(number) : null,
        bool flag => JsonValue.Create(flag),
        DateTime instant => JsonValue.Create(Text(instant)),
        string text => JsonValue.Create(Instant(text) ?? text),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };

    // SQLite has no type for instants: it gives them as they are stored.
    private static string? Instant(string text) =>
        text.Length is >= 19 and <= 27 && DateTime.TryParseExact(text, Stored, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? Text(instant) : null;

    private static string Text(DateTime instant) => instant.ToString(Iso, CultureInfo.InvariantCulture);
}
