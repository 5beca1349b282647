using CoproCms.Settings;

namespace CoproCms.OpenId.Applications;

/// <summary>What an application must keep to, whoever makes it.</summary>
internal static class ApplicationRules
{
    private const int LongestClientId = 100;

    private static readonly string[] Dangerous = ["javascript", "data", "vbscript", "file", "blob", "about"];
    private static readonly string[] ConsentTypes = [ClientApplication.Explicit, ClientApplication.Implicit, ClientApplication.External, ClientApplication.Systematic];

    /// <param name="application">The application.</param>
    /// <param name="hasSecret">Whether one is kept already.</param>
    public static IEnumerable<SettingsFault> Faults(ClientApplication application, bool hasSecret)
    {
        if (application.ClientId.Length is 0 or > LongestClientId || application.ClientId.Any(c => c is <= ' ' or > '~'))
            yield return new(nameof(application.ClientId), "openid.client", $"a client id is made of 1 to {LongestClientId} ASCII characters without spaces");
        if (!ConsentTypes.Contains(application.ConsentType))
            yield return new(nameof(application.ConsentType), "openid.consent", $"'{application.ConsentType}' is no consent type; there are: {string.Join(", ", ConsentTypes)}");
        foreach (var fault in SecretFaults(application, hasSecret))
            yield return fault;
        if (application is { AllowAuthorizationCodeFlow: true, RedirectUris: [] })
            yield return new(nameof(application.RedirectUris), "openid.redirect", "the authorization code flow needs an address to return to");
        foreach (var address in application.RedirectUris.Where(a => !IsAcceptable(a)))
            yield return new(nameof(application.RedirectUris), "openid.redirect", Unacceptable(address));
        foreach (var address in application.PostLogoutRedirectUris.Where(a => !IsAcceptable(a)))
            yield return new(nameof(application.PostLogoutRedirectUris), "openid.redirect", Unacceptable(address));
    }

    private static IEnumerable<SettingsFault> SecretFaults(ClientApplication application, bool hasSecret)
    {
        switch (application.Type)
        {
            case ClientApplication.Public when application.ClientSecret is not null:
                yield return new(nameof(application.ClientSecret), "openid.secret", "a public application keeps no secret; leave it out, or make the Type confidential");
                break;
            case ClientApplication.Public when application.AllowClientCredentialsFlow:
                yield return new(nameof(application.AllowClientCredentialsFlow), "openid.secret", "only an application with a secret can act for itself; make the Type confidential and give a ClientSecret");
                break;
            case ClientApplication.Confidential when application.ClientSecret is null && !hasSecret:
                yield return new(nameof(application.ClientSecret), "openid.secret", "a confidential application needs a secret; give it as ClientSecret, best from the environment: [env:NAME]");
                break;
            case not (ClientApplication.Public or ClientApplication.Confidential):
                yield return new(nameof(application.Type), "openid.type", $"'{application.Type}' is no type of application; there are: confidential, public");
                break;
        }
    }

    // Plain http is for the machine itself; an address of one's own, such as org.example.app:/back, for installed applications.
    private static bool IsAcceptable(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Fragment.Length == 0 && !Dangerous.Contains(uri.Scheme)
        && address.StartsWith(uri.Scheme + ":", StringComparison.OrdinalIgnoreCase)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp ? uri.IsLoopback : uri.Scheme.Contains('.')));

    private static string Unacceptable(string address) =>
        $"'{address}' is no address to return to; give one with https, http://localhost, or a scheme of the application's own such as org.example.app:/back, without a fragment";
}
