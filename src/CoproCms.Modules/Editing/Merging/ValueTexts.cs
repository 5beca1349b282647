using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Admin;
using CoproCms.Admin.Contents.Differences;
using CoproCms.Content;

namespace CoproCms.Editing.Merging;

/// <summary>Values as people read them, a line for each thing.</summary>
/// <param name="names">What content items are called, by their ids.</param>
/// <param name="text">The reader's words.</param>
internal sealed partial class ValueTexts(IReadOnlyDictionary<string, string> names, AdminText text)
{
    public string Of(ContentUnit unit, JsonNode? value) => unit.Kind switch
    {
        UnitKind.Text => Text(value) ?? "",
        UnitKind.Html => HtmlOutline.Of(Text(value) ?? ""),
        _ => string.Join('\n', Lines(value)),
    };

    private IEnumerable<string> Lines(JsonNode? value) => value switch
    {
        null => [],
        JsonArray values => values.SelectMany(Lines),
        JsonObject item when item.Text(nameof(ContentItem.ContentType)) is { } type => [$"{type}: {item.Object("TitlePart").Text("Title") ?? item.Text(nameof(ContentItem.DisplayText))}", .. Below(item)],
        JsonObject members => members.SelectMany(m => Member(m.Key, m.Value)),
        JsonValue single => [Word(single)],
        _ => [],
    };

    // A nested item is one line for its name; what is in it stands below, so that a change there shows.
    private IEnumerable<string> Below(JsonObject item) =>
        item.Where(m => m.Value is JsonObject or JsonArray).SelectMany(m => Lines(m.Value)).Select(line => "   " + line);

    private IEnumerable<string> Member(string name, JsonNode? value) =>
        Lines(value).ToList() is var lines && value is JsonValue ? lines.Select(line => $"{name}: {line}") : lines;

    private string Word(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.True => text["Yes"],
        JsonValueKind.False => text["No"],
        JsonValueKind.String => Moment(value.GetValue<string>()),
        _ => value.ToJsonString(),
    };

    private string Moment(string word) => names.GetValueOrDefault(word)
        ?? (Instant().IsMatch(word) && new JsonObject { ["at"] = word }.Instant("at") is { } moment ? word.Contains("T00:00:00", StringComparison.Ordinal) ? text.Date(moment) : text.DateTime(moment) : word);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")]
    private static partial Regex Instant();
}
