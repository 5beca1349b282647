using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Settings;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace CoproCms.Cors;

/// <summary>
/// Which other sites' scripts may use this one: the section <c>CorsSettings</c> of the site's settings, as Orchard Core spells it. The default
/// policy holds for every address, the first one when none is marked; without any policy browsers keep other sites out.
/// </summary>
internal sealed class CorsSettings : SettingsSection
{
    public const string AnyOrigin = "AllowAnyOrigin";
    public const string Credentials = "AllowCredentials";
    public const string Origins = "AllowedOrigins";
    public const string Manage = "ManageCorsSettings";

    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    // A reader of lists and files needs them, and browsers hide all that are not named.
    private static readonly string[] Exposed = ["ETag", "Link", "Retry-After", "WWW-Authenticate"];

    public override string Name => "CorsSettings";

    public override string Group => "cors";

    public override string Title => "Other sites (CORS)";

    public override string Permission => Manage;

    public override SettingsForm Form => CorsForm.Form;

    public override JsonObject Read(SiteSettings settings) => CorsForm.Read(settings.Json.Object(Name) ?? []);

    public override JsonObject Write(JsonObject section) => new() { [Name] = CorsForm.Write(section) };

    public override IEnumerable<string> Warnings(JsonObject before, JsonObject after) => CorsForm.Warnings(before, after);

    public override IEnumerable<SettingsFault> Faults(JsonObject section) =>
        section.Objects("Policies").SelectMany((policy, i) => FormFaults(policy).Select(f => f with { Pointer = $"Policies/{i}/{f.Pointer}" }));

    public override IEnumerable<SettingsFault> FormFaults(JsonObject policy)
    {
        if (policy.Flag(AnyOrigin) == true && policy.Flag(Credentials) == true)
            yield return new(Credentials, "cors.credentials", "any site could act as whoever is signed in; name the AllowedOrigins, or leave AllowCredentials out");
        foreach (var (at, origin) in policy.Texts(Origins).Index())
        {
            if (!IsOrigin(origin))
                yield return new($"{Origins}/{at}", "cors.origin", $"'{origin}' is no origin; give scheme and host alone, such as https://app.example.org");
        }
    }

    /// <returns>Null when no policy is in force.</returns>
    public CorsPolicy? DefaultPolicy(SiteSettings settings)
    {
        var policies = settings.Json.Object(Name).Objects("Policies").Where(p => !(p.Flag(AnyOrigin) == true && p.Flag(Credentials) == true)).ToImmutableArray();
        return CorsForm.InForce(policies) is { } policy ? Make(policy) : null;
    }

    private static CorsPolicy Make(JsonObject policy)
    {
        var builder = new CorsPolicyBuilder();
        _ = policy.Flag(AnyOrigin) == true ? builder.AllowAnyOrigin() : builder.WithOrigins([.. policy.Texts(Origins).Where(IsOrigin)]);
        _ = policy.Flag("AllowAnyHeader") == true ? builder.AllowAnyHeader() : builder.WithHeaders([.. policy.Texts("AllowedHeaders")]);
        _ = policy.Flag("AllowAnyMethod") == true ? builder.AllowAnyMethod() : builder.WithMethods([.. policy.Texts("AllowedMethods")]);
        if (policy.Flag(Credentials) == true)
            builder.AllowCredentials();
        return builder.WithExposedHeaders([.. Exposed.Union(policy.Texts("ExposedHeaders"))]).SetPreflightMaxAge(PreflightAge).Build();
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/" && !text.EndsWith('/');
}
