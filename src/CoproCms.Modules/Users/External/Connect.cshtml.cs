using System.Security.Claims;
using CoproCms.Users.Accounts;
using CoproCms.Users.Pages;
using CoproCms.Users.Passwords;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.External;

/// <summary>For someone who came back from a provider, with the confirmed e-mail address of an account here: they say whether the two belong together.</summary>
internal sealed class ConnectModel(ExternalProviders providers, ExternalAccounts accounts, SignInFlow flow, UserManager<User> users, AccountLetters letters, AccountJournal journal) : AccountPage
{
    /// <summary>Scheme of the cookie that bears the question, in the browser that came back.</summary>
    public const string Scheme = "SignIn.Connect";

    private const string ProviderClaim = "provider";
    private const string SubjectClaim = "subject";
    private const string NameClaim = "name";
    private ClaimsPrincipal _offer = new();

    public User Owner { get; private set; } = null!;

    public ExternalProvider Provider { get; private set; } = null!;

    public override string Title => T["Connect {0} with your account?", Provider.DisplayName];

    public static ClaimsPrincipal Offer(User user, ExternalIdentity identity) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id), new(ClaimTypes.Sid, user.SecurityStamp!),
            new(ProviderClaim, identity.Provider.Name), new(SubjectClaim, identity.Subject), new(NameClaim, identity.Name ?? ""),
        ],
        Scheme));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string decision)
    {
        await HttpContext.SignOutAsync(Scheme);
        if (decision != "connect" || !await accounts.ConnectAsync(Owner, Provider.Name, _offer.FindFirstValue(SubjectClaim)!, _offer.FindFirstValue(NameClaim)))
            return Redirect(To("/Login"));
        await letters.ConnectedAsync(Owner, T, Provider.DisplayName, Aborted);
        await journal.ConnectedAsync(Owner, Provider.Name, Aborted);
        return Follow(await flow.BeginAsync(HttpContext, Owner, isPersistent: false));
    }

    protected override async Task<IActionResult?> AdmitAsync()
    {
        if ((await HttpContext.AuthenticateAsync(Scheme)).Principal is not { } offer
            || providers.Find(offer.FindFirstValue(ProviderClaim)) is not { } provider
            || await users.FindByIdAsync(offer.FindFirstValue(ClaimTypes.NameIdentifier)!) is not { IsEnabled: true } user
            || user.SecurityStamp != offer.FindFirstValue(ClaimTypes.Sid) || await users.IsLockedOutAsync(user))
            return Redirect(To("/Login"));
        (_offer, Provider, Owner) = (offer, provider, user);
        return null;
    }
}
