using CoproCms.Hosting;
using CoproCms.Users.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using OpenIddict.Client.AspNetCore;

namespace CoproCms.Users.External;

/// <summary>
/// Leads to a provider. The form's answer is this page, which goes on by itself: browsers hold a chain of redirects to the form's policy, which
/// allows no other site.
/// </summary>
internal sealed class ExternalModel(ExternalProviders providers, ExternalTickets tickets) : AccountPage
{
    public override string Title => T["One moment"];

    public string Next { get; private set; } = "";

    public ExternalProvider? Provider { get; private set; }

    public IActionResult OnPost(string provider, bool connect)
    {
        if ((Provider = providers.Find(provider)) is null || (connect && !HttpContext.IsPerson()))
            return Redirect(To("/Login"));
        var ticket = tickets.Write(new(Provider.Name, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null, connect ? Actor.UserId : null, T.Culture));
        Next = $"{Request.PathBase}/Login/External{Microsoft.AspNetCore.Http.QueryString.Create("ticket", ticket)}";
        Response.Headers["Refresh"] = "0; url=" + Next;
        return Page();
    }

    public IActionResult OnGet(string? ticket)
    {
        if (tickets.Read(ticket) is not { } wish || providers.Find(wish.Provider) is not { } provider)
            return Redirect(To("/Login"));
        var properties = new AuthenticationProperties { RedirectUri = "/", Items = { [OpenIddictClientAspNetCoreConstants.Properties.ProviderName] = provider.Name, [CallbackModel.Ticket] = ticket } };
        return Challenge(properties, OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);
    }
}
