using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Settings;

namespace CoproCms.OpenId.Server;

/// <summary>The rules of <see cref="ServerSettings"/>.</summary>
internal sealed class ServerSettingsSection : SettingsSection
{
    public override string Name => ServerSettings.Section;

    public override string Group => "openid-server";

    public override string Title => "OpenID server";

    public override string Permission => OpenIdPermissions.ManageServerSettings;

    public override SettingsForm Form => ServerForm.Form;

    // What holds without the section is shown, and from the first save on stands in it.
    public override JsonObject Read(SiteSettings settings) => settings.Json.Object(Name) is { } section ? (JsonObject)section.DeepClone() : ServerForm.Write(ServerSettings.Standard);

    public override IEnumerable<string> Warnings(JsonObject before, JsonObject after) => ServerForm.Warnings(ServerSettings.Read(before), ServerSettings.Read(after));

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
