using CoproCms.Hosting;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OpenIddict.Abstractions;

namespace CoproCms.OpenId.Consent;

/// <summary>A page to which an application sends a user with a request that OpenIddict has checked: it asks the user something, or tells what the application did wrong.</summary>
// Applications may send their request as a form of their own; only a decision needs our token, and each page holds it to that.
[IgnoreAntiforgeryToken]
internal abstract class ProtocolPage(ConsentLanguage language) : PageModel, IOnSite
{
    public ConsentTexts Texts { get; private set; } = ConsentTexts.In("en");

    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; private set; } = [];

    /// <summary>What the application did wrong; null for a request in order.</summary>
    public OpenIddictResponse? Error { get; private set; }

    public bool HasExpired { get; protected set; }

    public SitePage SitePage => new(Error is null ? Question : Texts.ErrorTitle, Texts.Culture, Url.Content("~" + LoginEndpoints.StylesheetPath))
    {
        Translations = new Dictionary<string, string> { [Texts.OtherCulture] = Request.PathBase + ProtocolParameters.In(Texts.OtherCulture, Address, Parameters) },
    };

    /// <summary>The page's own, as <see cref="OpenIdAddresses"/> has it.</summary>
    protected abstract string Address { get; }

    /// <summary>The title of a page that asks.</summary>
    protected abstract string Question { get; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => BeginAsync(decision: null, cancellationToken);

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => BeginAsync(ProtocolParameters.DecisionIn(Request), cancellationToken);

    /// <param name="request">In order, as far as the protocol goes.</param>
    /// <param name="decision">What the user chose; null before they were asked.</param>
    /// <param name="cancellationToken">Stops the answer.</param>
    protected abstract Task<IActionResult> AnswerAsync(OpenIddictRequest request, string? decision, CancellationToken cancellationToken);

    private async Task<IActionResult> BeginAsync(string? decision, CancellationToken cancellationToken)
    {
        Texts = await language.ChooseAsync(Request, cancellationToken);
        Parameters = ProtocolParameters.Of(Request);
        if (HttpContext.GetOpenIddictServerResponse() is { Error.Length: > 0 } error)
            return Explain(error);
        return HttpContext.GetOpenIddictServerRequest() is { } request ? await AnswerAsync(request, decision, cancellationToken) : NotFound();
    }

    private PageResult Explain(OpenIddictResponse error)
    {
        Error = error;
        Response.Headers.CacheControl = "no-store";
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
