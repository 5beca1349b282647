using System.Globalization;
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
    // As long as a sign-in counts as fresh for those who have no password to give again.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

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

    /// <summary>What changes how one signs in asks for the password again: the browser may have been left alone.</summary>
    /// <returns>The form again; null when it is really them.</returns>
    protected async Task<IActionResult?> AskAgainAsync(string? password, string field = "CurrentPassword")
    {
        if (Owner.PasswordHash is null)
            return IsFresh() ? null : Refuse("", T["Sign out and in again first: it has been a while."]);
        if (!MayTry())
            return TooMany();
        if (!await Users.IsLockedOutAsync(Owner) && await Users.CheckPasswordAsync(Owner, password ?? ""))
            return null;
        await Service<Credentials>().CountFailureAsync(Owner, Aborted);
        return Refuse(field, T["That is not your present password"]);
    }

    /// <summary>Shows the page anew, with a word about what was done.</summary>
    protected RedirectResult Done(string told)
    {
        Told = told;
        return Redirect(Here());
    }

    private bool IsFresh() =>
        long.TryParse(HttpContext.User.FindFirstValue(SignInClaims.AuthenticationTime), CultureInfo.InvariantCulture, out var seconds)
        && Service<TimeProvider>().GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(seconds) < Fresh;
}
