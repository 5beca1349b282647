using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Client;
using OpenIddict.Client.WebIntegration;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CoproCms.Users.External;

/// <summary>Somewhere else where people can sign in.</summary>
/// <param name="Name">Its name in the settings, and in the database beside the accounts that are connected with it: never to be changed.</param>
/// <param name="DisplayName">For readers.</param>
/// <param name="ClientId">What the provider calls this site.</param>
/// <param name="ClientSecret">What this site proves itself with; empty for a public client.</param>
/// <param name="Issuer">Address of an OpenID Connect provider; null for one of the known services.</param>
/// <param name="Scopes">What is asked for besides the ordinary.</param>
internal sealed record ExternalProvider(string Name, string DisplayName, string ClientId, string ClientSecret, Uri? Issuer, IReadOnlyList<string> Scopes)
{
    /// <summary>Where the provider sends people back to, below the site's root.</summary>
    public Uri Callback { get; } = new($"{ExternalProviders.CallbackPath[1..]}/{Name}", UriKind.Relative);
}

/// <summary>
/// The providers that are set up, each a section of <c>CoproCms:ExternalSignIn</c>: <c>GitHub</c>, <c>Google</c>, <c>Facebook</c>, <c>Twitter</c> and <c>WordPress</c>
/// need <c>ClientId</c> and <c>ClientSecret</c>; any other name is an OpenID Connect provider, and needs its <c>Issuer</c> besides.
/// </summary>
internal sealed class ExternalProviders
{
    public const string Section = "CoproCms:ExternalSignIn";
    public const string Path = "/Login/External";
    public const string CallbackPath = Path + "/Callback";

    private static readonly Dictionary<string, Action<OpenIddictClientWebIntegrationBuilder, ExternalProvider>> Services = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GitHub"] = (web, p) => web.AddGitHub(o => o.SetClientId(p.ClientId).SetClientSecret(p.ClientSecret).SetRedirectUri(p.Callback).SetProviderName(p.Name).AddScopes([.. p.Scopes])),
        ["Google"] = (web, p) => web.AddGoogle(o => o.SetClientId(p.ClientId).SetClientSecret(p.ClientSecret).SetRedirectUri(p.Callback).SetProviderName(p.Name).AddScopes(["email", "profile", .. p.Scopes])),
        ["Facebook"] = (web, p) => web.AddFacebook(o => o.SetClientId(p.ClientId).SetClientSecret(p.ClientSecret).SetRedirectUri(p.Callback).SetProviderName(p.Name).AddScopes([.. p.Scopes])),
        ["Twitter"] = (web, p) => web.AddTwitter(o => o.SetClientId(p.ClientId).SetClientSecret(p.ClientSecret).SetRedirectUri(p.Callback).SetProviderName(p.Name).AddScopes([.. p.Scopes])),
        ["WordPress"] = (web, p) => web.AddWordPress(o => o.SetClientId(p.ClientId).SetClientSecret(p.ClientSecret).SetRedirectUri(p.Callback).SetProviderName(p.Name).AddScopes([.. p.Scopes])),
    };

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase) { ["Twitter"] = "X", ["WordPress"] = "WordPress.com" };

    private ExternalProviders(IReadOnlyList<ExternalProvider> all) => All = all;

    public IReadOnlyList<ExternalProvider> All { get; }

    public ExternalProvider? Find(string? name) => All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="InvalidOperationException">A provider that is set up by halves; the message names the setting.</exception>
    public static ExternalProviders Read(IConfiguration configuration) => new([.. configuration.GetSection(Section).GetChildren().Select(Read)]);

    public void Register(OpenIddictClientBuilder client)
    {
        var web = client.UseWebProviders();
        foreach (var provider in All)
        {
            if (Services.TryGetValue(provider.Name, out var add))
                add(web, provider);
            else
                client.AddRegistration(Registration(provider));
        }
    }

    private static OpenIddictClientRegistration Registration(ExternalProvider provider)
    {
        var registration = new OpenIddictClientRegistration
        {
            ProviderName = provider.Name,
            RegistrationId = provider.Name,
            Issuer = provider.Issuer,
            ClientId = provider.ClientId,
            ClientSecret = provider.ClientSecret.Length > 0 ? provider.ClientSecret : null,
            RedirectUri = provider.Callback,
        };
        registration.Scopes.UnionWith([Scopes.OpenId, Scopes.Email, Scopes.Profile, .. provider.Scopes]);
        return registration;
    }

    private static ExternalProvider Read(IConfigurationSection section)
    {
        var isService = Services.ContainsKey(section.Key);
        var issuer = section["Issuer"] is { Length: > 0 } address ? Issuer(section, address) : null;
        if (!section.Key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new InvalidOperationException($"{section.Path}: '{section.Key}' stands in addresses, so it may have letters, digits, - and _ only.");
        if (!isService && issuer is null)
            throw new InvalidOperationException($"{section.Path}:Issuer is missing: give the address of the OpenID Connect provider. Without it only these are known: {string.Join(", ", Services.Keys)}.");
        if (section["ClientId"] is not { Length: > 0 } clientId)
            throw new InvalidOperationException($"{section.Path}:ClientId is missing: the provider gives it to you when you register this site there.");
        if (isService && string.IsNullOrEmpty(section["ClientSecret"]))
            throw new InvalidOperationException($"{section.Path}:ClientSecret is missing: the provider gives it to you when you register this site there.");
        return new(section.Key, section["DisplayName"] is { Length: > 0 } name ? name : Names.GetValueOrDefault(section.Key, section.Key),
            clientId, section["ClientSecret"] ?? "", issuer, section.GetSection("Scopes").Get<string[]>() ?? []);
    }

    private static Uri Issuer(IConfigurationSection section, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var issuer) && (issuer.Scheme == Uri.UriSchemeHttps || issuer is { Scheme: "http", IsLoopback: true })
            ? issuer : throw new InvalidOperationException($"{section.Path}:Issuer is '{address}': give an address that begins with https.");
}
