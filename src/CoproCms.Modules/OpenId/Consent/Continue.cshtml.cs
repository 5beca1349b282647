using CoproCms.Hosting;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoproCms.OpenId.Consent;

/// <summary>
/// Ends the chain of redirects that began with the sign-in form, and goes on by itself: browsers hold such a chain to that form's policy, which knows of
/// no application.
/// </summary>
internal sealed class ContinueModel(ConsentLanguage language) : PageModel, IOnSite
{
    public ConsentTexts Texts { get; private set; } = ConsentTexts.In("en");

    public string Next { get; private set; } = "";

    public SitePage SitePage => new(Texts.ContinueTitle, Texts.Culture, Url.Content("~" + LoginEndpoints.StylesheetPath));

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Texts = await language.ChooseAsync(Request, cancellationToken);
        Next = Request.PathBase + ProtocolParameters.Address(OpenIdAddresses.Authorize, ProtocolParameters.Of(Request));
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Refresh"] = "0; url=" + Next;
    }
}
