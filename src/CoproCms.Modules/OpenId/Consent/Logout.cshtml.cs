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
[IgnoreAntiforgeryToken]
internal sealed class LogoutModel(ConsentLanguage language, IAntiforgery antiforgery) : PageModel
{
    private const string Leave = "leave";

    public ConsentTexts Texts { get; private set; } = ConsentTexts.In("en");

    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; private set; } = [];

    /// <summary>What the application did wrong; null for a request in order.</summary>
    public OpenIddictResponse? Error { get; private set; }

    public bool HasExpired { get; private set; }

    public SitePage SitePage => new(Error is null ? Texts.LogoutTitle : Texts.ErrorTitle, Texts.Culture, Url.Content("~" + LoginEndpoints.StylesheetPath))
    {
        Translations = new Dictionary<string, string> { [Texts.OtherCulture] = Request.PathBase + ProtocolParameters.In(Texts.OtherCulture, OpenIdAddresses.Logout, Parameters) },
    };

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => AnswerAsync(decision: null, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => AnswerAsync(ProtocolParameters.DecisionIn(Request), cancellationToken);

    private async Task<IActionResult> AnswerAsync(string? decision, CancellationToken cancellationToken)
    {
        Texts = await language.ChooseAsync(Request, cancellationToken);
        Parameters = ProtocolParameters.Of(Request);
        Error = HttpContext.GetOpenIddictServerResponse() is { Error.Length: > 0 } error ? error : null;
        if (Error is not null)
            return Refuse();
        if (HttpContext.GetOpenIddictServerRequest() is not { } request)
            return NotFound();
        if (!HttpContext.IsPerson())
            return Back();
        if (decision is null || !await antiforgery.IsRequestValidAsync(HttpContext))
            return Ask(request, decision);
        if (decision == Leave)
            await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        return decision == Leave ? Back() : LocalRedirect("~/");
    }

    private IActionResult Ask(OpenIddictRequest request, string? decision)
    {
        if (Uri.TryCreate(request.PostLogoutRedirectUri, UriKind.Absolute, out var address))
            Response.AllowFormTo(address);
        HasExpired = decision is not null;
        return HasExpired ? Refuse() : Page();
    }

    private PageResult Refuse()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    // OpenIddict goes to the application's address, which it has checked; without one to the home page.
    private SignOutResult Back() => SignOut(new AuthenticationProperties { RedirectUri = Url.Content("~/") }, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
}
