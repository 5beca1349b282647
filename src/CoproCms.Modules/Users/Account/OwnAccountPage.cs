using System.Security.Claims;
using CoproCms.Hosting;
using CoproCms.Users.Accounts;
using CoproCms.Users.Pages;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.Account;

/// <summary>A page about the account of whoever looks at it. Tokens do not open it: they must not beget other proofs of identity.</summary>
internal abstract class OwnAccountPage : AccountPage
{
    /// <summary>Whose page it is.</summary>
    public User Owner { get; private set; } = null!;

    public string? SessionId => HttpContext.User.FindFirstValue(SignInClaims.Session);

    /// <summary>What the last action did, shown once.</summary>
    [TempData]
    public string? Told { get; set; }

    protected UserManager<User> Users => Service<UserManager<User>>();

    protected override async Task<IActionResult?> AdmitAsync()
    {
        if (HttpContext.IsPerson() && Actor.UserId is { } id && await Users.FindByIdAsync(id) is { } owner)
        {
            Owner = owner;
            await LoadAsync();
            return null;
        }

        return Redirect($"{Request.PathBase}/Login{Microsoft.AspNetCore.Http.QueryString.Create("ReturnUrl", Request.PathBase + Request.Path)}");
    }

    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <inheritdoc cref="AccountPage.AskAgainAsync"/>
    protected Task<IActionResult?> AskAgainAsync(string? password) => AskAgainAsync(Owner, password);

    /// <summary>Shows the page anew, with a word about what was done.</summary>
    protected RedirectResult Done(string told)
    {
        Told = told;
        return Redirect(Here());
    }
}
