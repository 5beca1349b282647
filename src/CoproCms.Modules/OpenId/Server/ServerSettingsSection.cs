using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Settings;

namespace CoproCms.OpenId.Server;

/// <summary>The rules of <see cref="ServerSettings"/>.</summary>
internal sealed class ServerSettingsSection : SettingsSection
{
    public override string Name => ServerSettings.Section;

    public override IEnumerable<SettingsFault> Faults(JsonObject section)
    {
        var settings = ServerSettings.Read(section);
        if (settings is { DisableAccessTokenEncryption: true, UsesJsonWebTokens: false })
            yield return new(nameof(settings.DisableAccessTokenEncryption), "openid.encryption",
                "only JSON web tokens can do without encryption; set AccessTokenFormat to JsonWebToken, or leave DisableAccessTokenEncryption out");
        if (settings is { EnableTokenEndpoint: false, IsOn: true })
            yield return new(nameof(settings.EnableTokenEndpoint), "openid.endpoint", "every flow needs the token endpoint; set EnableTokenEndpoint");
        if (settings is { EnableAuthorizationEndpoint: false, AllowAuthorizationCodeFlow: true })
            yield return new(nameof(settings.EnableAuthorizationEndpoint), "openid.endpoint",
                "the authorization code flow needs the authorization endpoint; set EnableAuthorizationEndpoint");
        if (settings is { RequirePushedAuthorizationRequests: true, EnablePushedAuthorizationEndpoint: false })
            yield return new(nameof(settings.EnablePushedAuthorizationEndpoint), "openid.endpoint",
                "pushed requests are required but there is nowhere to push them; set EnablePushedAuthorizationEndpoint");
        if (section.Text(nameof(settings.Authority)) is { Length: > 0 } authority
            && settings.Authority is not { Scheme: "http" or "https", Query: "", Fragment: "" })
            yield return new(nameof(settings.Authority), "openid.authority", $"'{authority}' is no issuer; give an address such as https://example.org/ without query and fragment");
    }
}
