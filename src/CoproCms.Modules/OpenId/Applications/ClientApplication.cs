using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.OpenId.Applications;

/// <summary>An application as Orchard Core's <c>OpenIdApplication</c> step spells it, with two members more: <c>IsEnabled</c> and <c>DisplayNames</c> by culture.</summary>
internal sealed record ClientApplication
{
    public const string Confidential = "confidential";
    public const string Public = "public";

    public const string Explicit = "explicit";
    public const string Implicit = "implicit";
    public const string External = "external";
    public const string Systematic = "systematic";

    private const int SecretLength = 40;
    private const string SecretLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    public required string ClientId { get; init; }
    public string? DisplayName { get; init; }
    public ImmutableSortedDictionary<string, string> DisplayNames { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary><see cref="Confidential"/> where a secret can be kept, else <see cref="Public"/>.</summary>
    public string Type { get; init; } = Public;

    public string ConsentType { get; init; } = Explicit;

    /// <summary>In clear, to be hashed; null to keep the present one.</summary>
    public string? ClientSecret { get; init; }

    public ImmutableArray<string> RedirectUris { get; init; } = [];
    public ImmutableArray<string> PostLogoutRedirectUris { get; init; } = [];

    /// <summary>What it may do when it acts for itself.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>What it may ask for beside <c>openid</c> and <c>offline_access</c>.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    public bool AllowClientCredentialsFlow { get; init; }
    public bool AllowAuthorizationCodeFlow { get; init; }
    public bool AllowRefreshTokenFlow { get; init; }
    public bool AllowLogoutEndpoint { get; init; }
    public bool AllowIntrospectionEndpoint { get; init; }
    public bool AllowRevocationEndpoint { get; init; }
    public bool RequirePushedAuthorizationRequests { get; init; }
    public bool IsEnabled { get; init; } = true;

    public static ClientApplication Read(JsonObject json) => new()
    {
        ClientId = json.Text(nameof(ClientId)) ?? "",
        DisplayName = json.Text(nameof(DisplayName)),
        DisplayNames = Localized(json.Object(nameof(DisplayNames))),
        Type = json.Text(nameof(Type))?.ToLowerInvariant() ?? (json.Text(nameof(ClientSecret)) is { Length: > 0 } ? Confidential : Public),
        ConsentType = json.Text(nameof(ConsentType))?.ToLowerInvariant() ?? Explicit,
        ClientSecret = json.Text(nameof(ClientSecret)) is { Length: > 0 } secret ? secret : null,
        RedirectUris = Words(json.Text(nameof(RedirectUris))),
        PostLogoutRedirectUris = Words(json.Text(nameof(PostLogoutRedirectUris))),
        Roles = Names(json, "RoleEntries"),
        Scopes = Names(json, "ScopeEntries"),
        AllowClientCredentialsFlow = Is(json, nameof(AllowClientCredentialsFlow)),
        AllowAuthorizationCodeFlow = Is(json, nameof(AllowAuthorizationCodeFlow)),
        AllowRefreshTokenFlow = Is(json, nameof(AllowRefreshTokenFlow)),
        AllowLogoutEndpoint = Is(json, nameof(AllowLogoutEndpoint)),
        AllowIntrospectionEndpoint = Is(json, nameof(AllowIntrospectionEndpoint)),
        AllowRevocationEndpoint = Is(json, nameof(AllowRevocationEndpoint)),
        RequirePushedAuthorizationRequests = Is(json, nameof(RequirePushedAuthorizationRequests)),
        IsEnabled = json.Flag(nameof(IsEnabled)) ?? true,
    };

    /// <summary>As <see cref="Read"/> reads it, without the secret.</summary>
    public JsonObject Write() => new()
    {
        [nameof(ClientId)] = ClientId,
        [nameof(DisplayName)] = DisplayName,
        [nameof(DisplayNames)] = Localized(DisplayNames),
        [nameof(Type)] = Type,
        [nameof(ConsentType)] = ConsentType,
        [nameof(RedirectUris)] = string.Join(' ', RedirectUris),
        [nameof(PostLogoutRedirectUris)] = string.Join(' ', PostLogoutRedirectUris),
        ["RoleEntries"] = Entries(Roles),
        ["ScopeEntries"] = Entries(Scopes),
        [nameof(AllowClientCredentialsFlow)] = AllowClientCredentialsFlow,
        [nameof(AllowAuthorizationCodeFlow)] = AllowAuthorizationCodeFlow,
        [nameof(AllowRefreshTokenFlow)] = AllowRefreshTokenFlow,
        [nameof(AllowLogoutEndpoint)] = AllowLogoutEndpoint,
        [nameof(AllowIntrospectionEndpoint)] = AllowIntrospectionEndpoint,
        [nameof(AllowRevocationEndpoint)] = AllowRevocationEndpoint,
        [nameof(RequirePushedAuthorizationRequests)] = RequirePushedAuthorizationRequests,
        [nameof(IsEnabled)] = IsEnabled,
    };

    public static string NewSecret() => RandomNumberGenerator.GetString(SecretLetters, SecretLength);

    /// <summary>Orchard Core writes lists as words with spaces between them.</summary>
    internal static ImmutableArray<string> Words(string? text) => [.. (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct()];

    internal static ImmutableSortedDictionary<string, string> Localized(JsonObject? texts) =>
        (texts ?? []).Select(t => t.Key).Where(culture => texts.Text(culture) is { Length: > 0 }).ToImmutableSortedDictionary(culture => culture, culture => texts.Text(culture)!);

    internal static JsonObject Localized(ImmutableSortedDictionary<string, string> texts) => new(texts.Select(t => KeyValuePair.Create<string, JsonNode?>(t.Key, t.Value)));

    private static JsonArray Entries(ImmutableArray<string> names) => new([.. names.Select(n => new JsonObject { ["Name"] = n })]);

    private static ImmutableArray<string> Names(JsonObject json, string member) => [.. json.Objects(member).Select(e => e.Text("Name")).OfType<string>().Distinct()];

    private static bool Is(JsonObject json, string flag) => json.Flag(flag) == true;
}
