using System.Security.Claims;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CoproCms.Users.Access;

/// <summary>Says once for each request who acts, from whatever proof of identity the authentication accepted.</summary>
internal sealed class ActorMiddleware(RequestDelegate next, ActorCache actors, IOptions<IdentityOptions> options)
{
    private readonly ClaimsIdentityOptions _claims = options.Value.ClaimsIdentity;

    public async Task InvokeAsync(HttpContext context, CurrentActor current)
    {
        current.Value = await FindAsync(context) ?? await actors.AnonymousAsync(context.RequestAborted);
        await next(context);
    }

    private async ValueTask<Actor?> FindAsync(HttpContext context)
    {
        if (context.User.FindFirstValue(_claims.UserIdClaimType) is not { } userId)
            return null;
        var user = await actors.FindAsync(userId, context.RequestAborted);
        if (user is not null && HasValidStamp(context.User, user))
            return user.Actor;

        // Whoever looks at the principal instead of the actor must not find a user who is none any more.
        context.User = new(new ClaimsIdentity());
        return null;
    }

    private bool HasValidStamp(ClaimsPrincipal principal, KnownUser user) =>
        principal.FindFirstValue(_claims.SecurityStampClaimType) is not { } stamp || stamp == user.SecurityStamp;
}
