using CoproCms.Users.Accounts;
using CoproCms.Users.Pages;
using CoproCms.Users.Sessions;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.Passwords;

/// <summary>Where the link of a letter leads. Opening it changes nothing, since mail programs open links too.</summary>
internal sealed class ResetPasswordModel(AccountTokens tokens, NewPassword passwords, SessionStore sessions, AccountLetters letters) : AccountPage
{
    private User? _user;

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public override string Title => T["Choose a new password"];

    public string? UserName => _user?.UserName;

    public IActionResult OnGet() => _user is null ? Refuse() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MayTry())
            return TooMany();
        if (_user is null)
            return Refuse();
        // Whoever holds the link reads what comes to that address.
        _user.EmailConfirmed = _user.Email is { Length: > 0 };
        if (await passwords.SetAsync(_user, Password, T) is { } problem)
            return Refuse("Password", problem);
        await sessions.EndAllAsync(_user.Id, except: null, Aborted);
        await letters.PasswordChangedAsync(_user, T, Aborted);
        return Redirect(To("/Login") + "&note=password");
    }

    protected override async Task<IActionResult?> AdmitAsync()
    {
        _user = (await tokens.ReadAsync(AccountTokens.Password, Token))?.User;
        return null;
    }
}
