using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CoproCms.Settings;

/// <summary>Tells by a member's name whether its value must neither be shown nor leave the site.</summary>
public static partial class SecretNames
{
    // By the ends of the names: ContentTypePartSettings and TokenLifetime are no secrets.
    public static bool IsSecret(string name) => Secret().IsMatch(name);

    /// <summary>A copy without the members that are secret, at whatever depth.</summary>
    public static JsonObject Without(JsonObject json)
    {
        var copy = (JsonObject)json.DeepClone();
        Remove(copy);
        return copy;
    }

    private static void Remove(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Remove(item);
        }
        else if (node is JsonObject json)
        {
            foreach (var name in json.Select(m => m.Key).Where(IsSecret).ToList())
                json.Remove(name);
            foreach (var (_, value) in json)
                Remove(value);
        }
    }

    [GeneratedRegex("(secret|password|passphrase|salt|hash|stamp|apikey|privatekey|encryptionkey|signingkey|accesskey|connectionstring|credentials?|token)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
