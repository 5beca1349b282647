using System.Text.Json.Nodes;
using CoproCms.Settings;

namespace CoproCms.OpenId.Server;

/// <summary>What the server offers as people change it.</summary>
internal static class ServerForm
{
    public static readonly SettingsForm Form = new(ServerSettings.Section,
        SettingInput.Flag(nameof(ServerSettings.AllowAuthorizationCodeFlow), "People sign in to applications here", "The authorization code flow, always with PKCE: an application sends people to this site and gets them back with a code."),
        SettingInput.Flag(nameof(ServerSettings.AllowClientCredentialsFlow), "Applications act for themselves", "The client credentials flow, for programs without people. Without this and the one above the server is off."),
        SettingInput.Flag(nameof(ServerSettings.AllowRefreshTokenFlow), "Applications may stay signed in", "The refresh token flow."),
        SettingInput.Flag(nameof(ServerSettings.DisableRollingRefreshTokens), "A refresh token may be used again", "Otherwise each is good once, which betrays a stolen one."),
        SettingInput.Flag(nameof(ServerSettings.EnableTokenEndpoint), "Token endpoint"),
        SettingInput.Flag(nameof(ServerSettings.EnableAuthorizationEndpoint), "Authorization endpoint"),
        SettingInput.Flag(nameof(ServerSettings.EnableLogoutEndpoint), "Sign-out endpoint"),
        SettingInput.Flag(nameof(ServerSettings.EnableUserInfoEndpoint), "User information endpoint"),
        SettingInput.Flag(nameof(ServerSettings.EnableIntrospectionEndpoint), "Introspection endpoint", "Applications ask there whether a token is good."),
        SettingInput.Flag(nameof(ServerSettings.EnableRevocationEndpoint), "Revocation endpoint", "Applications give tokens back there."),
        SettingInput.Flag(nameof(ServerSettings.EnablePushedAuthorizationEndpoint), "Endpoint for pushed requests"),
        SettingInput.Flag(nameof(ServerSettings.RequirePushedAuthorizationRequests), "Every request to sign in has to be pushed"),
        SettingInput.Choice("AccessTokenFormat", "Form of access tokens", new(ServerSettings.DataProtection, "Readable by this site alone"), new(ServerSettings.JsonWebToken, "JSON web tokens")) with { Default = ServerSettings.DataProtection },
        SettingInput.Flag(nameof(ServerSettings.DisableAccessTokenEncryption), "Access tokens are signed only, not encrypted", "For JSON web tokens that other servers read."),
        SettingInput.Flag(nameof(ServerSettings.UseReferenceAccessTokens), "Access tokens are kept here, and applications get a reference"),
        SettingInput.Text(nameof(ServerSettings.Authority), "Issuer", "The address of this site as tokens name it, such as https://example.org/. Empty for the address of the request."));

    public static JsonObject Write(ServerSettings settings) => new()
    {
        [nameof(settings.EnableTokenEndpoint)] = settings.EnableTokenEndpoint,
        [nameof(settings.EnableAuthorizationEndpoint)] = settings.EnableAuthorizationEndpoint,
        [nameof(settings.EnableLogoutEndpoint)] = settings.EnableLogoutEndpoint,
        [nameof(settings.EnableUserInfoEndpoint)] = settings.EnableUserInfoEndpoint,
        [nameof(settings.EnableIntrospectionEndpoint)] = settings.EnableIntrospectionEndpoint,
        [nameof(settings.EnableRevocationEndpoint)] = settings.EnableRevocationEndpoint,
        [nameof(settings.AllowClientCredentialsFlow)] = settings.AllowClientCredentialsFlow,
        [nameof(settings.AllowAuthorizationCodeFlow)] = settings.AllowAuthorizationCodeFlow,
        [nameof(settings.AllowRefreshTokenFlow)] = settings.AllowRefreshTokenFlow,
    };

    public static IEnumerable<string> Warnings(ServerSettings before, ServerSettings after)
    {
        if (before.IsOn && !after.IsOn)
        {
            yield return "The OpenID server is switched off: no application gets in any more, neither programs nor people in apps. People still sign in to this site itself.";
            yield break;
        }

        if (before.AllowAuthorizationCodeFlow && !after.AllowAuthorizationCodeFlow)
            yield return "Nobody can sign in to an application with their account here any more.";
        if (before.AllowClientCredentialsFlow && !after.AllowClientCredentialsFlow)
            yield return "Programs that act for themselves get no more tokens.";
        if (before.AllowRefreshTokenFlow && !after.AllowRefreshTokenFlow)
            yield return "Applications lose their access when the present token ends, and people have to sign in to them anew.";
        if (before.Authority != after.Authority)
            yield return "Tokens name the issuer: those given so far may no longer be taken, and applications have to know the new one.";
        if (before.UsesJsonWebTokens != after.UsesJsonWebTokens)
            yield return "Access tokens get another form. Applications that read them have to know it.";
    }
}
