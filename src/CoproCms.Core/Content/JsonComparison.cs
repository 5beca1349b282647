using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoproCms.Content;

/// <summary>
/// Whether two values say the same to a person. A form cannot tell what was never filled in from what was emptied, nor a box without a tick
/// from one that was not there, nor one kind of line end from another.
/// </summary>
public static class JsonComparison
{
    public static bool AreAlike(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (JsonObject a, JsonObject b) => a.Select(m => m.Key).Union(b.Select(m => m.Key)).All(name => AreAlike(a[name], b[name])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(pair => AreAlike(pair.First, pair.Second)),
        _ => (IsEmpty(one) && IsEmpty(other)) || JsonNode.DeepEquals(one, other) || (Text(one) is { } text && text == Text(other)),
    };

    /// <summary>Whether there is nothing to read.</summary>
    public static bool IsEmpty(JsonNode? value) => value switch
    {
        null => true,
        JsonArray list => list.Count == 0,
        JsonObject members => members.All(m => IsEmpty(m.Value)),
        _ => value.GetValueKind() is JsonValueKind.False || Text(value) is "",
    };

    private static string? Text(JsonNode? node) => (node as JsonValue).TryReadText()?.ReplaceLineEndings("\n");
}
