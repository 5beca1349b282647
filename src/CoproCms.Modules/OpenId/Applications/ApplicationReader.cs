using System.Collections.Immutable;
using System.Globalization;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CoproCms.OpenId.Applications;

/// <summary>Reads applications and scopes back as <see cref="ApplicationWriter"/> and <see cref="ScopeWriter"/> wrote them. Secrets do not come back.</summary>
internal sealed class ApplicationReader(IOpenIddictApplicationManager applications, IOpenIddictScopeManager scopes)
{
    public async Task<IReadOnlyList<ClientApplication>> ListAsync(CancellationToken cancellationToken)
    {
        List<ClientApplication> found = [];
        await foreach (var application in applications.ListAsync(cancellationToken: cancellationToken))
            found.Add(await ReadAsync(application, cancellationToken));
        return [.. found.OrderBy(a => a.DisplayName ?? a.ClientId, StringComparer.CurrentCultureIgnoreCase)];
    }

    public async Task<ClientApplication?> FindAsync(string clientId, CancellationToken cancellationToken) =>
        await applications.FindByClientIdAsync(clientId, cancellationToken) is { } found ? await ReadAsync(found, cancellationToken) : null;

    public async Task<IReadOnlyList<ClientScope>> ScopesAsync(CancellationToken cancellationToken)
    {
        List<ClientScope> found = [];
        await foreach (var scope in scopes.ListAsync(cancellationToken: cancellationToken))
        {
            var stored = new OpenIddictScopeDescriptor();
            await scopes.PopulateAsync(stored, scope, cancellationToken);
            found.Add(new()
            {
                ScopeName = stored.Name!,
                DisplayName = stored.DisplayName,
                Description = stored.Description,
                DisplayNames = Texts(stored.DisplayNames),
                Descriptions = Texts(stored.Descriptions),
                Resources = [.. stored.Resources],
                Permissions = [.. StoredProperties.Permissions(stored.Properties)],
            });
        }

        return [.. found.OrderBy(s => s.ScopeName, StringComparer.Ordinal)];
    }

    private async Task<ClientApplication> ReadAsync(object application, CancellationToken cancellationToken)
    {
        var stored = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(stored, application, cancellationToken);
        return new()
        {
            ClientId = stored.ClientId!,
            DisplayName = stored.DisplayName,
            DisplayNames = Texts(stored.DisplayNames),
            Type = stored.ClientType!,
            ConsentType = stored.ConsentType!,
            RedirectUris = [.. stored.RedirectUris.Select(u => u.OriginalString)],
            PostLogoutRedirectUris = [.. stored.PostLogoutRedirectUris.Select(u => u.OriginalString)],
            Roles = [.. StoredProperties.Roles(stored.Properties)],
            Scopes = [.. stored.Permissions.Where(p => p.StartsWith(Permissions.Prefixes.Scope, StringComparison.Ordinal)).Select(p => p[Permissions.Prefixes.Scope.Length..])],
            AllowClientCredentialsFlow = stored.Permissions.Contains(Permissions.GrantTypes.ClientCredentials),
            AllowAuthorizationCodeFlow = stored.Permissions.Contains(Permissions.GrantTypes.AuthorizationCode),
            AllowRefreshTokenFlow = stored.Permissions.Contains(Permissions.GrantTypes.RefreshToken),
            AllowLogoutEndpoint = stored.Permissions.Contains(Permissions.Endpoints.EndSession),
            AllowIntrospectionEndpoint = stored.Permissions.Contains(Permissions.Endpoints.Introspection),
            AllowRevocationEndpoint = stored.Permissions.Contains(Permissions.Endpoints.Revocation),
            RequirePushedAuthorizationRequests = stored.Requirements.Contains(Requirements.Features.PushedAuthorizationRequests),
            IsEnabled = StoredProperties.IsEnabled(stored.Properties),
        };
    }

    private static ImmutableSortedDictionary<string, string> Texts(Dictionary<CultureInfo, string> texts) => texts.ToImmutableSortedDictionary(t => t.Key.Name, t => t.Value);
}
