using System.Globalization;
using System.Security.Claims;
using CoproCms.Admin;
using CoproCms.Hosting;
using CoproCms.Localization;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Theming.Http;
using CoproCms.Users.Accounts;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Users.Pages;

/// <summary>
/// A page about signing in or about one's own account, in the site's layout and the visitor's language. A form whose antiforgery token is stale comes
/// back with what was typed, instead of a bare 400.
/// </summary>
[IgnoreAntiforgeryToken]
internal abstract class AccountPage : PageModel, IOnSite
{
    // As long as a sign-in counts as fresh for those who have no password to give again.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    private SiteCultures _cultures = new("en", ["en"]);

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>What went wrong, by the id of the field that mends it; empty for what no field mends.</summary>
    public List<(string Field, string Message)> Problems { get; } = [];

    public Words T { get; private set; } = null!;

    public abstract string Title { get; }

    /// <summary>What the layout needs to know. A problem stands first in the title, where screen readers begin.</summary>
    public SitePage SitePage => new(
        (Problems.Count > 0 ? T["There is a problem"] + ": " : "") + Title, T.Culture, Url.Content("~" + LoginEndpoints.StylesheetPath))
    {
        Translations = _cultures.Supported.Where(c => c != T.Culture).ToDictionary(c => c, c => Here(c)),
    };

    protected SiteSettings Site { get; private set; } = new([]);

    protected Actor Actor => Service<CurrentActor>().Value;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>The address of this page, for its forms: it keeps the language.</summary>
    public string Here(string? culture = null) => Address(Request.Path, ("culture", culture ?? T.Culture), (nameof(ReturnUrl), ReturnUrl));

    /// <summary>The address of another of these pages, which speaks the same language and leads back to the same place.</summary>
    public string To(string path) => Address(path, ("culture", T.Culture), (nameof(ReturnUrl), ReturnUrl));

    public string? Invalid(string field) => Problems.Any(p => p.Field == field) ? "true" : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Site = await Service<SiteSettingsStore>().GetAsync(Aborted);
        _cultures = Site.Cultures;
        T = new(Service<Translations>(), Culture());
        (Response.Headers.CacheControl, Response.Headers.Pragma) = ("no-cache, no-store", "no-cache");
        Response.Headers["Referrer-Policy"] = "no-referrer";
        if (await AdmitAsync() is { } elsewhere)
            context.Result = elsewhere;
        else if (HttpMethods.IsPost(Request.Method) && !await Service<IAntiforgery>().IsRequestValidAsync(HttpContext))
            context.Result = Refuse("", T["The form had been open for too long. Try again."]);
        else
            await next();
    }

    /// <summary>Reads what the page shows, before anything else is done.</summary>
    /// <returns>Where to go instead; null to go on.</returns>
    protected virtual Task<IActionResult?> AdmitAsync() => Task.FromResult<IActionResult?>(null);

    protected TService Service<TService>() where TService : notnull => HttpContext.RequestServices.GetRequiredService<TService>();

    protected PageResult Refuse(string field, string message, int status = StatusCodes.Status400BadRequest)
    {
        Problems.Add((field, message));
        return Refuse(status);
    }

    protected PageResult Refuse(int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        if (status == StatusCodes.Status429TooManyRequests)
            Response.Headers.RetryAfter = "60";
        return Page();
    }

    /// <summary>What changes how one signs in asks for the password again: the browser may have been left alone.</summary>
    /// <returns>The form again; null when it is really they.</returns>
    protected async Task<IActionResult?> AskAgainAsync(User owner, string? password, string field = "CurrentPassword")
    {
        if (owner.PasswordHash is null)
            return IsFresh() ? null : Refuse("", T["Sign out and in again first: it has been a while."]);
        if (!MayTry())
            return TooMany();
        var users = Service<UserManager<User>>();
        if (!await users.IsLockedOutAsync(owner) && await users.CheckPasswordAsync(owner, password ?? ""))
            return null;
        await Service<Credentials>().CountFailureAsync(owner, Aborted);
        return Refuse(field, T["That is not your present password"]);
    }

    private bool IsFresh() =>
        long.TryParse(HttpContext.User.FindFirstValue(SignInClaims.AuthenticationTime), CultureInfo.InvariantCulture, out var seconds)
        && Service<TimeProvider>().GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < Fresh;

    /// <summary>Takes one of the attempts that the visitor's network has each minute.</summary>
    protected bool MayTry() => Service<SignInThrottle>().Allows(HttpContext.Connection.RemoteIpAddress);

    protected PageResult TooMany() =>
        Refuse("", T["There were too many attempts from your network. Wait a minute, then try again."], StatusCodes.Status429TooManyRequests);

    /// <summary>Only addresses of this site: a link to a page of ours must not send people elsewhere.</summary>
    protected LocalRedirectResult Back() => LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl! : "~/");

    /// <summary>Where the next step of signing in is done.</summary>
    protected IActionResult Follow(SignInStep step) => step switch
    {
        SignInStep.Code => Redirect(To("/Login/Code")),
        SignInStep.SetUp => Redirect(To("/Login/SetUp")),
        _ => Back(),
    };

    private string Culture() => Supported(Request.Query["culture"].FirstOrDefault())
        ?? Supported(ReturnUrl?.TrimStart('/').Split('/', '?')[0])
        ?? RequestCulture.FromCookie(Request, _cultures)
        ?? Supported(Request.Cookies[AdminText.CultureCookie])
        ?? Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => Supported(l.Value.Value?.Split('-')[0])).FirstOrDefault(c => c is not null)
        ?? _cultures.Default;

    private string? Supported(string? culture) => _cultures.Supported.FirstOrDefault(c => c.Equals(culture, StringComparison.OrdinalIgnoreCase));

    private string Address(string path, params (string Name, string? Value)[] query) =>
        Request.PathBase + path + QueryString.Create(query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => KeyValuePair.Create(q.Name, q.Value)));
}
