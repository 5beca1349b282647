using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.OpenId.Server;

/// <summary>
/// What the server offers: the section <c>OpenIdServerSettings</c> of the site's settings, as Orchard Core spells it. Without the section it offers
/// client credentials, and authorization codes with PKCE; nobody gains from that until an application is made.
/// </summary>
internal sealed record ServerSettings
{
    public const string Section = "OpenIdServerSettings";
    public const string JsonWebToken = "JsonWebToken";
    public const string DataProtection = "DataProtection";

    /// <summary>What the server offers as long as nobody says otherwise.</summary>
    public static readonly ServerSettings Standard = new()
    {
        EnableTokenEndpoint = true,
        EnableAuthorizationEndpoint = true,
        EnableLogoutEndpoint = true,
        EnableUserInfoEndpoint = true,
        EnableIntrospectionEndpoint = true,
        EnableRevocationEndpoint = true,
        AllowClientCredentialsFlow = true,
        AllowAuthorizationCodeFlow = true,
        AllowRefreshTokenFlow = true,
    };

    /// <summary>The issuer; null to take the address of the request.</summary>
    public Uri? Authority { get; init; }

    public bool UsesJsonWebTokens { get; init; }
    public bool DisableAccessTokenEncryption { get; init; }
    public bool UseReferenceAccessTokens { get; init; }
    public bool EnableTokenEndpoint { get; init; }
    public bool EnableAuthorizationEndpoint { get; init; }
    public bool EnableLogoutEndpoint { get; init; }
    public bool EnableUserInfoEndpoint { get; init; }
    public bool EnableIntrospectionEndpoint { get; init; }
    public bool EnablePushedAuthorizationEndpoint { get; init; }
    public bool EnableRevocationEndpoint { get; init; }
    public bool AllowClientCredentialsFlow { get; init; }
    public bool AllowAuthorizationCodeFlow { get; init; }
    public bool AllowRefreshTokenFlow { get; init; }
    public bool DisableRollingRefreshTokens { get; init; }
    public bool RequirePushedAuthorizationRequests { get; init; }

    /// <summary>Without a flow there is no way to a token, so there is no server.</summary>
    public bool IsOn => AllowClientCredentialsFlow || AllowAuthorizationCodeFlow;

    /// <param name="section">Null for <see cref="Standard"/>; what a section does not name is off, as in Orchard Core.</param>
    public static ServerSettings Read(JsonObject? section) => section is null ? Standard : new()
    {
        Authority = Uri.TryCreate(section.Text(nameof(Authority)), UriKind.Absolute, out var authority) ? authority : null,
        UsesJsonWebTokens = section.Text("AccessTokenFormat") == JsonWebToken,
        DisableAccessTokenEncryption = Is(section, nameof(DisableAccessTokenEncryption)),
        UseReferenceAccessTokens = Is(section, nameof(UseReferenceAccessTokens)),
        EnableTokenEndpoint = Is(section, nameof(EnableTokenEndpoint)),
        EnableAuthorizationEndpoint = Is(section, nameof(EnableAuthorizationEndpoint)),
        EnableLogoutEndpoint = Is(section, nameof(EnableLogoutEndpoint)),
        EnableUserInfoEndpoint = Is(section, nameof(EnableUserInfoEndpoint)),
        EnableIntrospectionEndpoint = Is(section, nameof(EnableIntrospectionEndpoint)),
        EnablePushedAuthorizationEndpoint = Is(section, nameof(EnablePushedAuthorizationEndpoint)),
        EnableRevocationEndpoint = Is(section, nameof(EnableRevocationEndpoint)),
        AllowClientCredentialsFlow = Is(section, nameof(AllowClientCredentialsFlow)),
        AllowAuthorizationCodeFlow = Is(section, nameof(AllowAuthorizationCodeFlow)),
        AllowRefreshTokenFlow = Is(section, nameof(AllowRefreshTokenFlow)),
        DisableRollingRefreshTokens = Is(section, nameof(DisableRollingRefreshTokens)),
        RequirePushedAuthorizationRequests = Is(section, nameof(RequirePushedAuthorizationRequests)),
    };

    private static bool Is(JsonObject section, string flag) => section.Flag(flag) == true;
}
