using CoproCms.Hosting;
using CoproCms.Users.Accounts;
using CoproCms.Users.Pages;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenIddict.Client.AspNetCore;

namespace CoproCms.Users.External;

/// <summary>
/// Leads to a provider. The form's answer is this page, which goes on by itself: browsers hold a chain of redirects to the form's policy, which
/// allows no other site.
/// </summary>
internal sealed class ExternalModel(ExternalProviders providers, ExternalTickets tickets, UserManager<User> users) : AccountPage
{
    [BindProperty]
    public string? CurrentPassword { get; set; }

    public override string Title => Owner is not null && Next.Length == 0 ? T["Connect {0} with your account?", Provider!.DisplayName] : T["One moment"];

    /// <summary>Whose account is to be connected. They show that it is really they before the page leads on; null where someone signs in.</summary>
    public User? Owner { get; private set; }

    public string Next { get; private set; } = "";

    public ExternalProvider? Provider { get; private set; }

    public async Task<IActionResult> OnPostAsync(string provider, bool connect)
    {
        Owner = connect && HttpContext.IsPerson() ? await users.FindByIdAsync(Actor.UserId!) : null;
        if ((Provider = providers.Find(provider)) is null || (connect && Owner is null))
            return Redirect(To("/Login"));
        if (Owner is { PasswordHash: not null } && CurrentPassword is null)
            return Page();
        if (Owner is not null && await AskAgainAsync(Owner, CurrentPassword) is { } again)
            return again;
        var ticket = tickets.Write(new(Provider.Name, Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null, Owner?.Id, T.Culture));
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
