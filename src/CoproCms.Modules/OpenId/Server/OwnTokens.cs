using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace CoproCms.OpenId.Server;

/// <summary>
/// Lets an application revoke and look into its own tokens only, or look into those meant for it. OpenIddict leaves a token that names no audience to
/// every application (RFC 7009, 2.1, does not).
/// </summary>
internal sealed class OwnTokens : IOpenIddictServerHandler<ValidateRevocationRequestContext>, IOpenIddictServerHandler<ValidateIntrospectionRequestContext>
{
    private const string Description = "The client application is not allowed to use the specified token.";

    public ValueTask HandleAsync(ValidateRevocationRequestContext context)
    {
        if (!IsPresentedBy(context.GenericTokenPrincipal, context.ClientId))
            context.Reject(OpenIddictConstants.Errors.InvalidToken, Description);
        return default;
    }

    public ValueTask HandleAsync(ValidateIntrospectionRequestContext context)
    {
        var token = context.GenericTokenPrincipal;
        if (!IsPresentedBy(token, context.ClientId) && !(context.ClientId is { } client && token?.HasAudience(client) == true))
            context.Reject(OpenIddictConstants.Errors.InvalidToken, Description);
        return default;
    }

    private static bool IsPresentedBy(ClaimsPrincipal? token, string? client) => token is null || (client is not null && token.HasPresenter(client));
}
