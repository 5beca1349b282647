using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CoproCms.OpenId.Applications;

/// <summary>What an application may use of the server, in OpenIddict's words.</summary>
internal static class ApplicationPermissions
{
    public static IEnumerable<string> Of(ClientApplication application)
    {
        if (application.AllowClientCredentialsFlow || application.AllowAuthorizationCodeFlow || application.AllowRefreshTokenFlow)
            yield return Permissions.Endpoints.Token;
        if (application.AllowClientCredentialsFlow)
            yield return Permissions.GrantTypes.ClientCredentials;
        if (application.AllowRefreshTokenFlow)
            yield return Permissions.GrantTypes.RefreshToken;
        if (application.AllowAuthorizationCodeFlow)
        {
            yield return Permissions.Endpoints.Authorization;
            yield return Permissions.Endpoints.PushedAuthorization;
            yield return Permissions.GrantTypes.AuthorizationCode;
            yield return Permissions.ResponseTypes.Code;
        }

        if (application.AllowLogoutEndpoint)
            yield return Permissions.Endpoints.EndSession;
        if (application.AllowIntrospectionEndpoint)
            yield return Permissions.Endpoints.Introspection;
        if (application.AllowRevocationEndpoint)
            yield return Permissions.Endpoints.Revocation;
        foreach (var scope in application.Scopes)
            yield return Permissions.Prefixes.Scope + scope;
    }

    public static IEnumerable<string> RequirementsOf(ClientApplication application)
    {
        if (application.AllowAuthorizationCodeFlow)
            yield return Requirements.Features.ProofKeyForCodeExchange;
        if (application.RequirePushedAuthorizationRequests)
            yield return Requirements.Features.PushedAuthorizationRequests;
    }
}
