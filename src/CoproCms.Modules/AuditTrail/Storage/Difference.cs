using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Settings;

namespace CoproCms.AuditTrail.Storage;

/// <summary>What differs between two states of something, small enough to keep and fit to be shown: secrets and e-mail addresses are not in it.</summary>
internal static partial class Difference
{
    public const string Hidden = "(hidden)";
    public const string HiddenChange = "(hidden, another one)";
    public const string Address = "(e-mail address)";

    private const int LongestText = 1000;
    private const int MostMembers = 200;
    private const int Longest = 16_000;
    private const string Ellipsis = "…";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>JSON of the members that differ, null where there is nothing to show.</returns>
    public static (string? Before, string? After) Of(JsonObject? before, JsonObject? after)
    {
        var (was, became) = Compare(before, after);
        return (Write(was), Write(became));
    }

    private static (JsonObject? Before, JsonObject? After) Compare(JsonObject? before, JsonObject? after)
    {
        if (before is null || after is null)
            return (Clean(before), Clean(after));
        var (was, became) = (new JsonObject(), new JsonObject());
        foreach (var name in before.Select(m => m.Key).Union(after.Select(m => m.Key)).Where(n => !JsonNode.DeepEquals(before[n], after[n])))
        {
            var (old, @new) = SecretNames.IsSecret(name) ? (Hide(before[name], Hidden), Hide(after[name], HiddenChange))
                : before[name] is JsonObject left && after[name] is JsonObject right ? Compare(left, right)
                : (Clean(before[name]), Clean(after[name]));
            if (before.ContainsKey(name))
                was[name] = old;
            if (after.ContainsKey(name))
                became[name] = @new;
        }

        return (was, became);
    }

    private static JsonValue? Hide(JsonNode? secret, string mark) => secret is null ? null : JsonValue.Create(mark);

    private static JsonObject? Clean(JsonObject? json) => json is null ? null
        : new(json.Take(MostMembers).Select(m => KeyValuePair.Create(m.Key, SecretNames.IsSecret(m.Key) ? Hide(m.Value, Hidden) : Clean(m.Value))));

    private static JsonNode? Clean(JsonNode? node) => node switch
    {
        JsonObject json => Clean(json),
        JsonArray list => new JsonArray([.. list.Take(MostMembers).Select(Clean)]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(EmailAddress().IsMatch(text) ? Address : Cut(text)),
        _ => node?.DeepClone(),
    };

    private static string? Write(JsonObject? json)
    {
        if (json is null || json.Count == 0)
            return null;
        var text = json.ToJsonString(Readable);
        return text.Length <= Longest ? text
            : new JsonObject(json.Take(MostMembers).Select(m => KeyValuePair.Create<string, JsonNode?>(Cut(m.Key), Ellipsis))).ToJsonString(Readable);
    }

    private static string Cut(string text) => text.Length <= LongestText ? text
        : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)] + Ellipsis;

    [GeneratedRegex(@"^[^@\s]{1,200}@[^@\s]{1,200}\.[^@\s.]{2,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex EmailAddress();
}
