using System.Globalization;
using System.Security.Claims;
using CoproCms.Hosting;
using CoproCms.OpenId.Access;
using CoproCms.OpenId.Server;
using CoproCms.Security;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CoproCms.OpenId.Consent;

/// <summary>Where an application sends a user to be allowed to act for them. OpenIddict has checked the request before it comes here.</summary>
internal sealed class AuthorizeModel(
    IOpenIddictApplicationManager applications, IOpenIddictScopeManager scopes, Consents consents, Principals principals, ClientDirectory clients,
    ConsentLanguage language, CurrentActor actor, IActorDirectory actors, IAntiforgery antiforgery, TimeProvider time) : ProtocolPage(language)
{
    private const string Allow = "allow";

    // Whoever gave their password this long ago has just done so.
    private static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);

    public string Application { get; private set; } = "";

    public string UserName => actor.Value.UserName ?? "";

    /// <summary>What the application will be able to do.</summary>
    public List<string> Abilities { get; } = [];

    /// <summary>Where the user goes afterwards: a host, or the scheme of an installed application.</summary>
    public string GoesBackTo { get; private set; } = "";

    public string SameAgain => ProtocolParameters.Address(OpenIdAddresses.Authorize, Parameters);

    protected override string Address => OpenIdAddresses.Authorize;

    protected override string Question => string.Format(CultureInfo.InvariantCulture, Texts.Title, Application);

    protected override async Task<IActionResult> AnswerAsync(OpenIddictRequest request, string? decision, CancellationToken cancellationToken)
    {
        if (await UserAsync(request, cancellationToken) is { } user)
            return await DecideAsync(request, user, decision, cancellationToken);
        return request.HasPromptValue(PromptValues.None) ? Refuse(OpenIddictConstants.Errors.LoginRequired, "The user must sign in.") : await SignInFirstAsync();
    }

    /// <summary>The user who signed in here, recently enough for the application; nobody who only brings a token.</summary>
    private async Task<KnownUser?> UserAsync(OpenIddictRequest request, CancellationToken cancellationToken)
    {
        if (!HttpContext.IsPerson() || actor.Value.UserId is not { } userId)
            return null;
        var longest = request.HasPromptValue(PromptValues.Login) || request.HasPromptValue(PromptValues.SelectAccount) ? Moment
            : request.MaxAge is { } seconds ? TimeSpan.FromSeconds(Math.Max(seconds, Moment.TotalSeconds)) : TimeSpan.MaxValue;
        return longest == TimeSpan.MaxValue || time.GetUtcNow() - SignedInAt() <= longest ? await actors.FindUserAsync(userId, cancellationToken) : null;
    }

    private DateTimeOffset SignedInAt() => long.TryParse(User.FindFirstValue(SignInClaims.AuthenticationTime), CultureInfo.InvariantCulture, out var seconds)
        ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MinValue;

    private async Task<IActionResult> SignInFirstAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        var back = Request.PathBase + ProtocolParameters.Address(OpenIdAddresses.Continue, Parameters);
        return Redirect($"{Request.PathBase}/Login?culture={Texts.Culture}&ReturnUrl={Uri.EscapeDataString(back)}");
    }

    private async Task<IActionResult> DecideAsync(OpenIddictRequest request, KnownUser user, string? decision, CancellationToken cancellationToken)
    {
        var application = await applications.FindByClientIdAsync(request.ClientId!, cancellationToken) ?? throw new InvalidOperationException($"OpenIddict let the unknown client {request.ClientId} pass.");
        var remembered = await consents.FindAsync(user.Actor.UserId!, application, request.GetScopes(), cancellationToken);
        switch (await consents.NeedAsync(application, request, remembered is not null, cancellationToken))
        {
            case ConsentNeed.Refuse:
                return Refuse(OpenIddictConstants.Errors.AccessDenied, "Nobody has allowed the user to use this application.");
            case ConsentNeed.Ask when request.HasPromptValue(PromptValues.None):
                return Refuse(OpenIddictConstants.Errors.ConsentRequired, "The user must be asked.");
            case ConsentNeed.Ask when decision is null || !await antiforgery.IsRequestValidAsync(HttpContext):
                HasExpired = decision is not null;
                return await AskAsync(application, request, cancellationToken);
            case ConsentNeed.Ask when decision != Allow:
                return Refuse(OpenIddictConstants.Errors.AccessDenied, "The user does not allow it.");
        }

        var principal = await principals.OfUserAsync(user, request.GetScopes(), cancellationToken);
        principal.SetAuthorizationId(remembered ?? await consents.RememberAsync(user.Actor.UserId!, application, request.GetScopes(), cancellationToken));
        return SignIn(Principals.SignedInAt(principal, User.FindFirstValue(SignInClaims.AuthenticationTime)), OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private async Task<PageResult> AskAsync(object application, OpenIddictRequest request, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.GetCultureInfo(Texts.Culture);
        Application = await applications.GetLocalizedDisplayNameAsync(application, culture, cancellationToken) is { Length: > 0 } name ? name : request.ClientId!;
        if ((await clients.GetAsync(cancellationToken)).Narrowing(request.GetScopes()) is null)
            Abilities.Add(Texts.Everything);
        foreach (var scope in request.GetScopes())
            Abilities.Add(Texts.Describe(scope) ?? await DescribeAsync(scope, culture, cancellationToken));
        var address = new Uri(request.RedirectUri!);
        GoesBackTo = address.Scheme is "http" or "https" ? address.Authority : address.Scheme;
        Response.AllowFormTo(address);
        if (HasExpired)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    private async Task<string> DescribeAsync(string name, CultureInfo culture, CancellationToken cancellationToken)
    {
        if (await scopes.FindByNameAsync(name, cancellationToken) is not { } scope)
            return name;
        return await scopes.GetLocalizedDescriptionAsync(scope, culture, cancellationToken) is { Length: > 0 } description ? description
            : await scopes.GetLocalizedDisplayNameAsync(scope, culture, cancellationToken) is { Length: > 0 } title ? title : name;
    }

    private ForbidResult Refuse(string error, string description) => Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
}
