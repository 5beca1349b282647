using System.Security.Claims;
using CoproCms.Hosting;
using CoproCms.Users.Accounts;
using CoproCms.Users.Pages;
using CoproCms.Users.Passwords;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenIddict.Client.AspNetCore;

namespace CoproCms.Users.External;

/// <summary>Where a provider sends people back to. OpenIddict has checked the state, which is good once and for this browser, the nonce and the proof key.</summary>
internal sealed class CallbackModel(
    ExternalProviders providers, ExternalTickets tickets, ExternalAccounts accounts, SignInFlow flow, UserManager<User> users, AccountLetters letters, AccountJournal journal) : AccountPage
{
    public const string Ticket = "ticket";

    public override string Title => T["One moment"];

    public async Task<IActionResult> OnGetAsync()
    {
        if (providers.All.Count == 0)
            return NotFound();
        var result = await HttpContext.AuthenticateAsync(OpenIddictClientAspNetCoreDefaults.AuthenticationScheme);
        if (tickets.Read(result.Properties?.GetString(Ticket)) is not { } wish || ExternalIdentity.From(result, providers) is not { } identity)
            return Redirect(To("/Login") + "&note=external");
        ReturnUrl = wish.ReturnUrl;
        return wish.ConnectUserId is { } owner ? await ConnectAsync(owner, identity) : await SignInAsync(identity);
    }

    private async Task<IActionResult> ConnectAsync(string owner, ExternalIdentity identity)
    {
        // Whoever began it must still be the one who is signed in here.
        if (!HttpContext.IsPerson() || Actor.UserId != owner || await users.FindByIdAsync(owner) is not { } user)
            return Redirect(To("/Login") + "&note=external");
        var isNew = !await accounts.IsTakenAsync(identity) && await accounts.ConnectAsync(user, identity.Provider.Name, identity.Subject, identity.Name);
        if (!isNew)
            return Redirect(To("/Account/Connections") + "&note=taken");
        await letters.ConnectedAsync(user, T, identity.Provider.DisplayName, Aborted);
        await journal.ConnectedAsync(user, identity.Provider.Name, Aborted);
        return Redirect(To("/Account/Connections") + "&note=connected");
    }

    private async Task<IActionResult> SignInAsync(ExternalIdentity identity)
    {
        if (await accounts.ConnectedAsync(identity) is { } user)
            return Follow(await flow.BeginAsync(HttpContext, user, isPersistent: false));
        if (await accounts.IsTakenAsync(identity) || await accounts.SamePersonAsync(identity) is not { } same)
            return Redirect(To("/Login") + "&note=unknown");
        await HttpContext.SignInAsync(ConnectModel.Scheme, ConnectModel.Offer(same, identity));
        return Redirect(To("/Login/Connect"));
    }
}
