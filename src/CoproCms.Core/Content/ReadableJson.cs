using System.Text.Json.Nodes;

namespace CoproCms.Content;

/// <summary>
/// Finds JSON that the parser lets through and that throws when it is read or stored: double members, halves of surrogate pairs, and U+0000,
/// which PostgreSQL keeps in no text.
/// </summary>
internal static class ReadableJson
{
    /// <returns>Where the fault is, null when there is none.</returns>
    public static string? FindFault(JsonNode? node, string path = "") => node switch
    {
        JsonObject json => Members(json) is { } members ? members.Select(m => FindFault(m.Value, Join(path, m.Key))).FirstOrDefault(f => f is not null) : path,
        JsonArray array => array.Select((item, i) => FindFault(item, $"{path}[{i}]")).FirstOrDefault(f => f is not null),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.String && !IsText(value.TryReadText()) => path,
        _ => null,
    };

    /// <summary>Whether the text can be stored and read again.</summary>
    public static bool IsText(string? text)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && (++i == text.Length || !char.IsSurrogatePair(text[i - 1], text[i]))))
                return false;
        }

        return text is not null;
    }

    private static string Join(string path, string member) => path.Length == 0 ? member : $"{path}.{member}";

    private static List<KeyValuePair<string, JsonNode?>>? Members(JsonObject json)
    {
        try
        {
            return [.. json];
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
