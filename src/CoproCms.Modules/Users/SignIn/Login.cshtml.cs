using CoproCms.Hosting;
using CoproCms.Security;
using CoproCms.Settings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoproCms.Users.SignIn;

// The handler checks the antiforgery token itself: a stale one gives the form back instead of a bare 400.
[IgnoreAntiforgeryToken]
internal sealed class LoginModel(
    SignInService signIn, SignInThrottle throttle, CurrentActor actor, SiteSettingsStore settings, IAntiforgery antiforgery) : PageModel
{
    [BindProperty]
    public LoginForm LoginForm { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public LoginTexts Texts { get; private set; } = LoginTexts.In(null);

    /// <summary>What the layout needs to know. A problem stands first in the title, where screen readers begin.</summary>
    public SitePage SitePage => new(
        $"{(Problems.Count > 0 ? Texts.ErrorTitle + ": " : "")}{Texts.Title}", Texts.Culture, Url.Content("~" + LoginEndpoints.StylesheetPath))
    {
        Translations = new Dictionary<string, string> { [Texts.OtherCulture] = Url.Page("/Users/SignIn/Login", new { culture = Texts.OtherCulture, ReturnUrl })! },
    };

    /// <summary>What went wrong, by the id of the field that mends it.</summary>
    public List<(string Field, string Message)> Problems { get; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        return actor.Value.IsAuthenticated ? Back() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
            return Refuse(StatusCodes.Status400BadRequest, Texts.FormExpired);
        if (string.IsNullOrWhiteSpace(LoginForm.UserName))
            Problems.Add(("LoginForm_UserName", Texts.NameMissing));
        if (string.IsNullOrEmpty(LoginForm.Password))
            Problems.Add(("LoginForm_Password", Texts.PasswordMissing));
        if (Problems.Count > 0)
            return Refuse(StatusCodes.Status400BadRequest);
        if (!throttle.Allows(HttpContext.Connection.RemoteIpAddress))
            return Refuse(StatusCodes.Status429TooManyRequests, Texts.TooMany);
        if (await signIn.CheckAsync(LoginForm.UserName!.Trim(), LoginForm.Password!) is not { } principal)
            return Refuse(StatusCodes.Status400BadRequest, Texts.Refused);
        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, principal, new() { IsPersistent = LoginForm.RememberMe });
        return Back();
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var site = await settings.GetAsync(cancellationToken);
        var asked = Request.Query["culture"].FirstOrDefault() ?? PreferredCulture(site.Cultures.Supported);
        Texts = LoginTexts.In(asked ?? site.Cultures.Default);
    }

    private string? PreferredCulture(IReadOnlyCollection<string> supported) =>
        ReturnUrl?.StartsWith("/cy", StringComparison.OrdinalIgnoreCase) == true ? "cy"
            : Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1)
                .Select(l => l.Value.Value?.Split('-')[0]).FirstOrDefault(supported.Contains);

    private PageResult Refuse(int status, params string[] messages)
    {
        Problems.AddRange(messages.Select(m => ("LoginForm_UserName", m)));
        Response.StatusCode = status;
        if (status == StatusCodes.Status429TooManyRequests)
            Response.Headers.RetryAfter = "60";
        return Page();
    }

    // Only addresses of this site: a link to the sign-in page must not send people elsewhere.
    private LocalRedirectResult Back() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "~/");
}
