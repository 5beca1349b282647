using Microsoft.AspNetCore.Http;

namespace CoproCms.OpenId;

/// <summary>Where the server is found: Orchard Core's addresses.</summary>
internal static class OpenIdAddresses
{
    public const string Authorize = "/connect/authorize";
    public const string Logout = "/connect/logout";
    public const string Token = "/connect/token";
    public const string UserInfo = "/connect/userinfo";
    public const string Introspect = "/connect/introspect";
    public const string Revoke = "/connect/revoke";
    public const string PushedAuthorization = "/connect/par";

    /// <summary>Where signing in leads before it goes on to <see cref="Authorize"/>.</summary>
    public const string Continue = "/connect/continue";

    private static readonly PathString[] Server =
        [Authorize, Logout, Token, UserInfo, Introspect, Revoke, PushedAuthorization, "/.well-known/openid-configuration", "/.well-known/oauth-authorization-server", "/.well-known/jwks"];

    /// <summary>Whether the server answers there. No other request has to pay for its looking.</summary>
    public static bool AreServed(HttpContext context) => Array.Exists(Server, path => context.Request.Path.Equals(path, StringComparison.OrdinalIgnoreCase));
}
