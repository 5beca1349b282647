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
    private const string AnyOrigin = "AllowAnyOrigin";
    private const string Credentials = "AllowCredentials";

    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    // A reader of lists and files needs them, and browsers hide all that are not named.
    private static readonly string[] Exposed = ["ETag", "Link", "Retry-After", "WWW-Authenticate"];

    public override string Name => "CorsSettings";

    public override IEnumerable<SettingsFault> Faults(JsonObject section)
    {
        foreach (var (index, policy) in section.Objects("Policies").Index())
        {
            if (policy.Flag(AnyOrigin) == true && policy.Flag(Credentials) == true)
                yield return new($"Policies/{index}/{Credentials}", "cors.credentials",
                    "any site could act as whoever is signed in; name the AllowedOrigins, or leave AllowCredentials out");
            foreach (var (at, origin) in policy.Texts("AllowedOrigins").Index())
            {
                if (!IsOrigin(origin))
                    yield return new($"Policies/{index}/AllowedOrigins/{at}", "cors.origin", $"'{origin}' is no origin; give scheme and host alone, such as https://app.example.org");
            }
        }
    }

    /// <returns>Null when no policy is in force.</returns>
    public CorsPolicy? DefaultPolicy(SiteSettings settings)
    {
        var policies = settings.Json.Object(Name).Objects("Policies").Where(p => !(p.Flag(AnyOrigin) == true && p.Flag(Credentials) == true)).ToImmutableArray();
        return (policies.FirstOrDefault(p => p.Flag("IsDefaultPolicy") == true) ?? policies.FirstOrDefault()) is { } policy ? Make(policy) : null;
    }

    private static CorsPolicy Make(JsonObject policy)
    {
        var builder = new CorsPolicyBuilder();
        _ = policy.Flag(AnyOrigin) == true ? builder.AllowAnyOrigin() : builder.WithOrigins([.. policy.Texts("AllowedOrigins").Where(IsOrigin)]);
        _ = policy.Flag("AllowAnyHeader") == true ? builder.AllowAnyHeader() : builder.WithHeaders([.. policy.Texts("AllowedHeaders")]);
        _ = policy.Flag("AllowAnyMethod") == true ? builder.AllowAnyMethod() : builder.WithMethods([.. policy.Texts("AllowedMethods")]);
        if (policy.Flag(Credentials) == true)
            builder.AllowCredentials();
        return builder.WithExposedHeaders([.. Exposed.Union(policy.Texts("ExposedHeaders"))]).SetPreflightMaxAge(PreflightAge).Build();
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.PathAndQuery == "/" && !text.EndsWith('/');
}
