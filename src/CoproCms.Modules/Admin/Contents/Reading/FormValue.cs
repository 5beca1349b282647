using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Fields;

namespace CoproCms.Admin.Contents;

/// <summary>Single values as the controls of a form write them: numbers and days as in JSON, instants by the site's clocks.</summary>
internal sealed class FormValue(SiteClock clock)
{
    private static readonly string[] LocalFormats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    /// <summary>The value of the control; empty when there is none. What is not of its kind is shown as it stands.</summary>
    public string Show(JsonNode? json, ScalarKind kind)
    {
        if (json is null)
            return "";
        var text = (json as JsonValue)?.GetValueKind() == System.Text.Json.JsonValueKind.String ? json.GetValue<string>() : json.ToJsonString();
        return kind switch
        {
            ScalarKind.Date when JsonReading.ReadInstant(text) is not null => text[..10],
            ScalarKind.DateTime when JsonReading.ReadInstant(text) is { } instant => Local(instant),
            ScalarKind.TimeSpan when JsonReading.ReadTimeOfDay(text) is { } time => Time(time),
            ScalarKind.String or ScalarKind.Id => text.ReplaceLineEndings("\n"),
            _ => text,
        };
    }

    /// <summary>What a control was left with. A text that is no such value stays a text, so that the rules name it and the form shows it again.</summary>
    /// <returns>Null for nothing.</returns>
    public JsonNode? Read(string posted, ScalarKind kind)
    {
        var text = posted.ReplaceLineEndings("\n");
        if (text.Length == 0 || (kind is not (ScalarKind.String or ScalarKind.Id) && string.IsNullOrWhiteSpace(text)))
            return null;
        return kind switch
        {
            ScalarKind.Boolean when bool.TryParse(text, out var flag) => flag,
            ScalarKind.Integer or ScalarKind.Decimal when Number(text) is { } number => number,
            ScalarKind.Date when JsonReading.ReadInstant(text) is not null => text.Trim()[..10] + "T00:00:00Z",
            ScalarKind.DateTime when Instant(text) is { } instant => instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture),
            ScalarKind.TimeSpan when JsonReading.ReadTimeOfDay(text) is { } time => time.ToString("c", CultureInfo.InvariantCulture),
            _ => text,
        };
    }

    /// <summary>Whether the control says no more than what stood there: then that stays, to the last digit.</summary>
    public bool IsUnchanged(string posted, JsonNode? old, ScalarKind kind)
    {
        var shown = Show(old, kind);
        return posted.ReplaceLineEndings("\n") == shown || JsonNode.DeepEquals(Read(posted, kind), Read(shown, kind));
    }

    private DateTime? Instant(string text) =>
        DateTime.TryParseExact(text, LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1 and < 9999
            ? clock.ToUtc(local) : JsonReading.ReadInstant(text);

    private string Local(DateTime utc)
    {
        if (utc.Year is <= 1 or >= 9999)
            return utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var local = clock.ToLocal(utc);
        return local.ToString(local.Second == 0 ? LocalFormats[0] : LocalFormats[1], CultureInfo.InvariantCulture);
    }

    private static string Time(TimeSpan time) => time.ToString(time.Seconds == 0 ? @"hh\:mm" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
