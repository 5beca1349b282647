using CoproCms.OpenId.Access;
using CoproCms.Security;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CoproCms.OpenId.Server;

/// <summary>Tells an application what it may know of its user, as it stands now.</summary>
internal sealed class UserInfoRequests(Principals principals, IActorDirectory actors, ClientDirectory clients) : IOpenIddictServerHandler<HandleUserInfoRequestContext>
{
    public async ValueTask HandleAsync(HandleUserInfoRequestContext context)
    {
        var (token, cancellationToken) = (context.AccessTokenPrincipal, context.CancellationToken);
        if (await FindAsync(context, cancellationToken) is not { } user)
        {
            context.Reject(OpenIddictConstants.Errors.InvalidToken, "The specified token is invalid.", "https://documentation.openiddict.com/errors/ID2004");
            return;
        }

        foreach (var (claim, value) in await principals.DescribeAsync(user.Actor, token.HasScope, cancellationToken))
            context.Claims[claim] = claim == Claims.EmailVerified ? new OpenIddictParameter(value == "true") : value;
        if (token.HasScope(Scopes.Roles))
            context.Claims[Claims.Role] = new([.. user.Actor.Roles.Order(StringComparer.Ordinal)]);
    }

    private async ValueTask<KnownUser?> FindAsync(HandleUserInfoRequestContext context, CancellationToken cancellationToken)
    {
        var token = context.AccessTokenPrincipal;
        if (token.GetPresenters() is not [var client] || (await clients.GetAsync(cancellationToken)).Find(client) is null)
            return null;
        var user = token.GetClaim(Claims.Subject) is { } userId ? await actors.FindUserAsync(userId, cancellationToken) : null;
        return user is not null && token.GetClaim(TokenClaims.Stamp) == TokenClaims.StampOf(user) ? user : null;
    }
}
