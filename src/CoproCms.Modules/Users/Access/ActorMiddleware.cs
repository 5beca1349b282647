using System.Security.Claims;
using CoproCms.Errors;
using CoproCms.Hosting;
using CoproCms.Security;
using CoproCms.Users.Sessions;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CoproCms.Users.Access;

/// <summary>
/// Says once for each request who acts: whoever its bearer token stands for, else whoever its sign-in cookie stands for, else a visitor.
/// A token that is not good is refused wherever it is shown, also where visitors may read: its owner must not take a visitor's answer for theirs.
/// </summary>
internal sealed class ActorMiddleware(
    RequestDelegate next, ActorCache actors, SessionCache sessions, SessionUses uses, IEnumerable<IBearerTokens> tokens, IOptions<IdentityOptions> options, TimeProvider time)
{
    private readonly ClaimsIdentityOptions _claims = options.Value.ClaimsIdentity;
    private readonly IBearerTokens[] _tokens = [.. tokens];

    public async Task InvokeAsync(HttpContext context, CurrentActor current)
    {
        if (IsBearer(context.Request.Headers.Authorization))
        {
            if (await FromTokenAsync(context) is not { } holder)
            {
                Challenge.RefuseToken(context);
                return;
            }

            current.Value = holder;
        }
        else
            current.Value = await FromCookieAsync(context) ?? await actors.AnonymousAsync(context.RequestAborted);

        await next(context);
    }

    private static bool IsBearer(StringValues header) => header.Count > 0
        && header.Any(h => h!.StartsWith(SignedIn.Bearer, StringComparison.OrdinalIgnoreCase) && (h.Length == SignedIn.Bearer.Length || h[SignedIn.Bearer.Length] == ' '));

    private async ValueTask<Actor?> FromTokenAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization is not [{ } header] || header[SignedIn.Bearer.Length..].Trim() is not { Length: > 0 } token)
            return null;
        foreach (var kind in _tokens)
        {
            if (await kind.FindAsync(token, context.RequestAborted) is not { } actor)
                continue;
            context.User = new(new ClaimsIdentity([new(_claims.UserNameClaimType, actor.UserName!)], SignedIn.Bearer, _claims.UserNameClaimType, _claims.RoleClaimType));
            return actor;
        }

        return null;
    }

    private async ValueTask<Actor?> FromCookieAsync(HttpContext context)
    {
        // Most requests bring none, and the authentication need not be troubled.
        if (context.Request.Headers.Cookie.Count == 0)
            return null;
        var principal = (await context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal;
        if (principal?.FindFirstValue(_claims.UserIdClaimType) is not { } userId)
            return null;
        var user = await actors.FindUserAsync(userId, context.RequestAborted);
        if (user is null || principal.FindFirstValue(_claims.SecurityStampClaimType) != user.SecurityStamp
            || principal.FindFirstValue(SignInClaims.Session) is not { } session || !await sessions.IsOpenAsync(session, userId, context.RequestAborted))
            return null;
        uses.Note(session, time.GetUtcNow());
        context.User = principal;
        return user.Actor;
    }
}
