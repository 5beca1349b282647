using System.Text.Json.Nodes;

namespace CoproCms.AuditTrail.Admin;

/// <summary>One line of a difference.</summary>
/// <param name="Path">Where, with points between the names.</param>
/// <param name="Before">How it was, null where it was not.</param>
/// <param name="After">How it became, null where it went.</param>
internal sealed record ChangedMember(string Path, string? Before, string? After)
{
    public static IReadOnlyList<ChangedMember> Of(JsonObject? before, JsonObject? after) => [.. Lines(before, after, "")];

    private static IEnumerable<ChangedMember> Lines(JsonObject? before, JsonObject? after, string path)
    {
        var names = (before ?? []).Select(m => m.Key).Union((after ?? []).Select(m => m.Key));
        foreach (var name in names)
        {
            var (was, became, at) = (before?[name], after?[name], path.Length == 0 ? name : $"{path}.{name}");
            if (was is null or JsonObject && became is null or JsonObject && (was ?? became) is JsonObject { Count: > 0 })
            {
                foreach (var line in Lines(was as JsonObject, became as JsonObject, at))
                    yield return line;
            }
            else
                yield return new(at, Text(was), Text(became));
        }
    }

    private static string? Text(JsonNode? value) => value switch
    {
        null => null,
        JsonArray list => string.Join(", ", list.Select(Text)),
        JsonValue text when text.TryGetValue<string>(out var words) => words,
        _ => value.ToJsonString(),
    };
}
