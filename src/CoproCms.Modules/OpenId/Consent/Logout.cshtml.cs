using CoproCms.Hosting;
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

namespace CoproCms.OpenId.Consent;

/// <summary>Where an application sends a user to be signed out here too. The user is asked: anyone can lead them to this address.</summary>
internal sealed class LogoutModel(ConsentLanguage language, IAntiforgery antiforgery) : ProtocolPage(language)
{
    private const string Leave = "leave";

    protected override string Address => OpenIdAddresses.Logout;

    protected override string Question => Texts.LogoutTitle;

    protected override async Task<IActionResult> AnswerAsync(OpenIddictRequest request, string? decision, CancellationToken cancellationToken)
    {
        if (!HttpContext.IsPerson())
            return Back();
        if (decision is null || !await antiforgery.IsRequestValidAsync(HttpContext))
            return Ask(request, decision);
        if (decision == Leave)
            await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return decision == Leave ? Back() : LocalRedirect("~/");
    }

    private PageResult Ask(OpenIddictRequest request, string? decision)
    {
        if (Uri.TryCreate(request.PostLogoutRedirectUri, UriKind.Absolute, out var address))
            Response.AllowFormTo(address);
        HasExpired = decision is not null;
        if (HasExpired)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    // OpenIddict goes to the application's address, which it has checked; without one to the home page.
    private SignOutResult Back() => SignOut(new AuthenticationProperties { RedirectUri = Url.Content("~/") }, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
}
