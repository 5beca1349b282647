using System.Collections.Immutable;
using CoproCms.OpenId.Access;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CoproCms.OpenId.Consent;

/// <summary>What users have allowed applications, which is kept until they or someone else take it back.</summary>
internal sealed class Consents(IOpenIddictApplicationManager applications, IOpenIddictAuthorizationManager authorizations, ClientDirectory clients)
{
    /// <summary>The consent that covers the scopes, by its id; null when there is none.</summary>
    public async Task<string?> FindAsync(string userId, object application, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        var client = await applications.GetIdAsync(application, cancellationToken);
        var known = await clients.GetAsync(cancellationToken);
        await foreach (var found in authorizations.FindAsync(userId, client, Statuses.Valid, AuthorizationTypes.Permanent, scopes, cancellationToken))
        {
            // OpenIddict has seen to it that the consent names all of the scopes.
            if (known.IsWithin(scopes, await authorizations.GetScopesAsync(found, cancellationToken)))
                return await authorizations.GetIdAsync(found, cancellationToken);
        }

        return null;
    }

    /// <returns>The new consent's id.</returns>
    public async Task<string> RememberAsync(string userId, object application, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        var descriptor = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = await applications.GetIdAsync(application, cancellationToken),
            Subject = userId,
            Status = Statuses.Valid,
            Type = AuthorizationTypes.Permanent,
        };
        descriptor.Scopes.UnionWith(scopes);
        return (await authorizations.GetIdAsync(await authorizations.CreateAsync(descriptor, cancellationToken), cancellationToken))!;
    }

    /// <summary>What has to happen before the application gets what it asks for.</summary>
    public async Task<ConsentNeed> NeedAsync(object application, OpenIddictRequest request, bool isRemembered, CancellationToken cancellationToken)
    {
        if (request.HasPromptValue(PromptValues.Consent))
            return ConsentNeed.Ask;
        return await applications.GetConsentTypeAsync(application, cancellationToken) switch
        {
            ConsentTypes.Implicit => ConsentNeed.Nothing,
            ConsentTypes.External => isRemembered ? ConsentNeed.Nothing : ConsentNeed.Refuse,
            ConsentTypes.Systematic => ConsentNeed.Ask,
            _ => isRemembered && !await CanBeImitatedAsync(application, request, cancellationToken) ? ConsentNeed.Nothing : ConsentNeed.Ask,
        };
    }

    // Without a secret and an address on the web, any program on the user's machine can say that it is this application (RFC 8252, 8.6).
    private async Task<bool> CanBeImitatedAsync(object application, OpenIddictRequest request, CancellationToken cancellationToken) =>
        await applications.HasClientTypeAsync(application, ClientTypes.Public, cancellationToken)
        && !(Uri.TryCreate(request.RedirectUri, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps);
}

internal enum ConsentNeed
{
    Nothing,

    /// <summary>The user decides.</summary>
    Ask,

    /// <summary>Someone else should have decided before.</summary>
    Refuse,
}
