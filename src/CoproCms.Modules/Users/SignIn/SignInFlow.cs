using System.Globalization;
using System.Security.Claims;
using CoproCms.Users.Accounts;
using CoproCms.Users.Sessions;
using CoproCms.Users.TwoFactor;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CoproCms.Users.SignIn;

/// <summary>What someone who has shown who they are must do next.</summary>
internal enum SignInStep { None, Code, SetUp }

/// <summary>From the proof of who someone is to the signed-in browser, by way of the second factor.</summary>
internal sealed class SignInFlow(
    UserManager<User> users, SessionStore sessions, SecondFactor factor, AccountJournal journal, IOptions<IdentityOptions> options, TimeProvider time)
{
    /// <summary>Scheme of the cookie of someone who has yet to give their code.</summary>
    public const string PendingScheme = "SignIn.Pending";

    /// <summary>Scheme of the cookie of a browser that need not be asked for codes.</summary>
    public const string KnownBrowserScheme = "SignIn.KnownBrowser";

    private readonly ClaimsIdentityOptions _claims = options.Value.ClaimsIdentity;

    /// <summary>The first step is done: signs in, unless a second one is due.</summary>
    public async Task<SignInStep> BeginAsync(HttpContext context, User user, bool isPersistent)
    {
        var step = user.TwoFactorEnabled
            ? await IsKnownBrowserAsync(context, user) ? SignInStep.None : SignInStep.Code
            : await factor.IsRequiredOfAsync(user, context.RequestAborted) ? SignInStep.SetUp : SignInStep.None;
        if (step == SignInStep.None)
            await CompleteAsync(context, user, isPersistent);
        else
            await context.SignInAsync(PendingScheme, Principal(user, PendingScheme, new Claim(SignInClaims.Persistent, isPersistent ? "1" : "")));
        return step;
    }

    /// <summary>Who has done the first step in this browser and not yet the second; null for nobody.</summary>
    public async Task<(User User, bool IsPersistent)?> PendingAsync(HttpContext context)
    {
        var principal = (await context.AuthenticateAsync(PendingScheme)).Principal;
        return await OwnerAsync(principal) is { } user && !await users.IsLockedOutAsync(user)
            ? (user, principal!.FindFirstValue(SignInClaims.Persistent) == "1") : null;
    }

    /// <summary>Every step is done. The browser gets a session of its own, whatever it brought.</summary>
    public async Task CompleteAsync(HttpContext context, User user, bool isPersistent)
    {
        if (context.User.FindFirstValue(SignInClaims.Session) is { } before && context.User.FindFirstValue(_claims.UserIdClaimType) is { } owner)
            await sessions.EndAsync(owner, before, context.RequestAborted);
        if (user.AccessFailedCount > 0)
            await users.ResetAccessFailedCountAsync(user);
        var session = await sessions.OpenAsync(user, context, context.RequestAborted);
        await journal.SignedInAsync(user, context.RequestAborted);
        await context.SignOutAsync(PendingScheme);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, Principal(user, IdentityConstants.ApplicationScheme, new Claim(SignInClaims.Session, session)), new() { IsPersistent = isPersistent });
    }

    /// <summary>Keeps this browser signed in after the user's stamp has changed, and signs out all the others.</summary>
    public async Task KeepOnlyThisAsync(HttpContext context, User user)
    {
        var session = context.User.FindFirstValue(SignInClaims.Session)!;
        await sessions.EndAllAsync(user.Id, session, context.RequestAborted);
        var present = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        await context.SignInAsync(
            IdentityConstants.ApplicationScheme, Principal(user, IdentityConstants.ApplicationScheme, new Claim(SignInClaims.Session, session)), new() { IsPersistent = present.Properties?.IsPersistent == true });
    }

    /// <summary>Spares this browser the question for codes, until the user's password or second factor changes.</summary>
    public Task RememberBrowserAsync(HttpContext context, User user) =>
        context.SignInAsync(KnownBrowserScheme, Principal(user, KnownBrowserScheme), new() { IsPersistent = true });

    private async Task<bool> IsKnownBrowserAsync(HttpContext context, User user) =>
        await factor.MayRememberBrowsersAsync(context.RequestAborted)
        && (await OwnerAsync((await context.AuthenticateAsync(KnownBrowserScheme)).Principal))?.Id == user.Id;

    private async Task<User?> OwnerAsync(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(_claims.UserIdClaimType) is { } id && await users.FindByIdAsync(id) is { IsEnabled: true } user
            && principal.FindFirstValue(_claims.SecurityStampClaimType) == user.SecurityStamp ? user : null;

    private ClaimsPrincipal Principal(User user, string scheme, params Claim[] more) => new(new ClaimsIdentity(
        [
            new(_claims.UserIdClaimType, user.Id), new(_claims.UserNameClaimType, user.UserName!), new(_claims.SecurityStampClaimType, user.SecurityStamp!),
            new(SignInClaims.AuthenticationTime, time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)), .. more,
        ],
        scheme, _claims.UserNameClaimType, _claims.RoleClaimType));
}
