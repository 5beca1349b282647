using System.Security.Claims;
using CoproCms.Security;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CoproCms.OpenId.Server;

/// <summary>
/// Answers at the token endpoint what OpenIddict has found in order. A code or a refresh token is only worth as much as its user is now: they may have
/// been disabled since, or have a new password.
/// </summary>
internal sealed class TokenRequests(Principals principals, IActorDirectory actors) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var (request, cancellationToken) = (context.Request, context.CancellationToken);
        if (request.IsClientCredentialsGrantType())
            context.SignIn(await principals.OfClientAsync(context.ClientId!, request.GetScopes(), cancellationToken));
        else if (await FindUserAsync(context.Principal, cancellationToken) is { } user)
            context.SignIn(await RenewAsync(user, context.Principal!, request, cancellationToken));
        else
            context.Reject(OpenIddictConstants.Errors.InvalidGrant, "The user of this grant may no longer sign in, or must do so again.");
    }

    private async ValueTask<KnownUser?> FindUserAsync(ClaimsPrincipal? granted, CancellationToken cancellationToken) =>
        granted?.GetClaim(OpenIddictConstants.Claims.Subject) is { } userId && await actors.FindUserAsync(userId, cancellationToken) is { } user
        && granted.GetClaim(TokenClaims.Stamp) == TokenClaims.StampOf(user) ? user : null;

    private async Task<ClaimsPrincipal> RenewAsync(KnownUser user, ClaimsPrincipal granted, OpenIddictRequest request, CancellationToken cancellationToken)
    {
        // OpenIddict has seen to it that a refresh asks for no more than was granted.
        var asked = request.IsRefreshTokenGrantType() ? request.GetScopes() : [];
        var renewed = await principals.OfUserAsync(user, asked.IsEmpty ? granted.GetScopes() : asked, cancellationToken);
        renewed.SetAuthorizationId(granted.GetAuthorizationId());
        return Principals.SignedInAt(renewed, granted.GetClaim(OpenIddictConstants.Claims.AuthenticationTime));
    }
}
