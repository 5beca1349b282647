using System.Text.Json;

namespace CoproCms.OpenId.Applications;

/// <summary>What is known of applications and scopes here beside what OpenIddict keeps of them: in its <c>Properties</c>.</summary>
internal static class StoredProperties
{
    private const string RolesName = "roles";
    private const string EnabledName = "enabled";
    private const string PermissionsName = "permissions";

    public static IReadOnlyDictionary<string, JsonElement> Read(string? json) =>
        string.IsNullOrEmpty(json) ? new Dictionary<string, JsonElement>() : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;

    /// <summary>What a client may do that acts for itself.</summary>
    public static string[] Roles(IReadOnlyDictionary<string, JsonElement> properties) => Texts(properties, RolesName);

    public static void SetRoles(IDictionary<string, JsonElement> properties, IEnumerable<string> roles) => Set(properties, RolesName, roles);

    public static bool IsEnabled(IReadOnlyDictionary<string, JsonElement> properties) =>
        !(properties.TryGetValue(EnabledName, out var value) && value.ValueKind == JsonValueKind.False);

    public static void SetEnabled(IDictionary<string, JsonElement> properties, bool isEnabled) => properties[EnabledName] = JsonSerializer.SerializeToElement(isEnabled);

    /// <summary>What a scope narrows a token to.</summary>
    public static string[] Permissions(IReadOnlyDictionary<string, JsonElement> properties) => Texts(properties, PermissionsName);

    public static void SetPermissions(IDictionary<string, JsonElement> properties, IEnumerable<string> permissions) => Set(properties, PermissionsName, permissions);

    private static string[] Texts(IReadOnlyDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString()!)] : [];

    private static void Set(IDictionary<string, JsonElement> properties, string name, IEnumerable<string> values) =>
        properties[name] = JsonSerializer.SerializeToElement(values.Order(StringComparer.Ordinal));
}
