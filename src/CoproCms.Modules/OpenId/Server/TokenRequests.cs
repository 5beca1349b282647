using System.Collections.Immutable;
using System.Security.Claims;
using CoproCms.OpenId.Access;
using CoproCms.Security;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CoproCms.OpenId.Server;

/// <summary>
/// Answers at the token endpoint what OpenIddict has found in order. A code or a refresh token is only worth as much as its user is now: they may have
/// been disabled since, or have a new password.
/// </summary>
internal sealed class TokenRequests(Principals principals, IActorDirectory actors, ClientDirectory clients) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var (request, cancellationToken) = (context.Request, context.CancellationToken);
        if (request.IsClientCredentialsGrantType())
            context.SignIn(await principals.OfClientAsync(context.ClientId!, request.GetScopes(), cancellationToken));
        else if (await FindUserAsync(context.Principal, cancellationToken) is not { } user)
            context.Reject(OpenIddictConstants.Errors.InvalidGrant, "The user of this grant may no longer sign in, or must do so again.");
        else if (Scopes(context.Principal!, request) is var scopes && (await clients.GetAsync(cancellationToken)).IsWithin(scopes, context.Principal!.GetScopes()))
            context.SignIn(await RenewAsync(user, context.Principal!, scopes, cancellationToken));
        else
            context.Reject(OpenIddictConstants.Errors.InvalidScope, "Without the scopes that limit it the token would do more than was granted; name one of them, or no scope at all.");
    }

    private async ValueTask<KnownUser?> FindUserAsync(ClaimsPrincipal? granted, CancellationToken cancellationToken) =>
        granted?.GetClaim(OpenIddictConstants.Claims.Subject) is { } userId && await actors.FindUserAsync(userId, cancellationToken) is { } user
        && granted.GetClaim(TokenClaims.Stamp) == TokenClaims.StampOf(user) ? user : null;

    // OpenIddict has seen to it that a refresh names no other scopes than were granted.
    private static ImmutableArray<string> Scopes(ClaimsPrincipal granted, OpenIddictRequest request) =>
        request.IsRefreshTokenGrantType() && request.GetScopes() is { IsEmpty: false } asked ? asked : granted.GetScopes();

    private async Task<ClaimsPrincipal> RenewAsync(KnownUser user, ClaimsPrincipal granted, ImmutableArray<string> scopes, CancellationToken cancellationToken)
    {
        var renewed = await principals.OfUserAsync(user, scopes, cancellationToken);
        renewed.SetAuthorizationId(granted.GetAuthorizationId());
        return Principals.SignedInAt(renewed, granted.GetClaim(OpenIddictConstants.Claims.AuthenticationTime));
    }
}
