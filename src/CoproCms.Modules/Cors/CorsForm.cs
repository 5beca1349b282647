using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Settings;

namespace CoproCms.Cors;

/// <summary>The policy in force as people change it: its members, beside the policies that it is one of.</summary>
internal static class CorsForm
{
    private const string Policies = "Policies";
    private const string DefaultName = "Default";

    public static readonly SettingsForm Form = new("CorsSettings",
        SettingInput.Of(SettingKind.Texts, CorsSettings.Origins, "Other sites that may use this one", "One a line: scheme and host alone, such as https://app.example.org. Their scripts may then read what this site serves. Without any, browsers keep all other sites out."),
        SettingInput.Flag(CorsSettings.AnyOrigin, "Every other site may use this one", "For content that everyone may read anyway. It does not go together with the visitor's cookies."),
        SettingInput.Flag(CorsSettings.Credentials, "They may bring the visitor's cookies", "Then they act as whoever is signed in here, with all that person's permissions. Programs that bring a token of their own do not need this."),
        SettingInput.Flag("AllowAnyMethod", "They may use every method"),
        SettingInput.Of(SettingKind.Texts, "AllowedMethods", "Methods they may use", "One a line, such as PUT. GET, HEAD and POST always may."),
        SettingInput.Flag("AllowAnyHeader", "They may send every header"),
        SettingInput.Of(SettingKind.Texts, "AllowedHeaders", "Headers they may send", "One a line, such as Authorization and Content-Type."),
        SettingInput.Of(SettingKind.Texts, "ExposedHeaders", "Further headers they may read", "One a line. ETag, Link, Retry-After and WWW-Authenticate they always may."));

    public static JsonObject Read(JsonObject section)
    {
        var policies = section.Objects(Policies).ToList();
        var form = (JsonObject)(InForce(policies)?.DeepClone() ?? new JsonObject());
        form[Policies] = new JsonArray([.. policies.Select(p => p.DeepClone())]);
        return form;
    }

    public static JsonObject Write(JsonObject form)
    {
        var policies = form.Objects(Policies).ToList();
        var policy = (JsonObject)form.DeepClone();
        policy.Remove(Policies);
        policy["Name"] ??= DefaultName;
        policy["IsDefaultPolicy"] = true;
        var at = InForce(policies) is { } present ? policies.IndexOf(present) : policies.Count;
        return new() { [Policies] = new JsonArray([.. policies.Take(at).Select(p => p.DeepClone()), policy, .. policies.Skip(at + 1).Select(p => p.DeepClone())]) };
    }

    public static JsonObject? InForce(IReadOnlyList<JsonObject> policies) => policies.FirstOrDefault(p => p.Flag("IsDefaultPolicy") == true) ?? policies.FirstOrDefault();

    public static IEnumerable<string> Warnings(JsonObject before, JsonObject after)
    {
        if (Is(after, CorsSettings.AnyOrigin) && !Is(before, CorsSettings.AnyOrigin))
            yield return "Scripts of every site in the world may read what this site serves to everyone.";
        if (Is(after, CorsSettings.Credentials) && !Is(before, CorsSettings.Credentials))
            yield return "The other sites may act here as whoever is signed in: what an administrator may, their scripts may while an administrator visits them.";
        var lost = before.Texts(CorsSettings.Origins).Except(after.Texts(CorsSettings.Origins), StringComparer.OrdinalIgnoreCase).ToList();
        if (!Is(after, CorsSettings.AnyOrigin) && lost.Count > 0)
            yield return $"Scripts of these sites stop working at once: {string.Join(", ", lost)}";
        else if (!Is(after, CorsSettings.AnyOrigin) && Is(before, CorsSettings.AnyOrigin))
            yield return "Scripts of all sites that are not listed stop working at once.";
    }

    private static bool Is(JsonObject policy, string flag) => policy.Flag(flag) == true;
}
