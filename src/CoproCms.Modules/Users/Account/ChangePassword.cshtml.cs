using CoproCms.Users.Passwords;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.Account;

internal sealed class ChangePasswordModel(NewPassword passwords, SignInFlow flow, AccountLetters letters) : OwnAccountPage
{
    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public override string Title => Owner.PasswordHash is null ? T["Set a password"] : T["Change your password"];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await AskAgainAsync(CurrentPassword) is { } again)
            return again;
        if (await passwords.SetAsync(Owner, Password, T) is { } problem)
            return Refuse("Password", problem);
        await flow.KeepOnlyThisAsync(HttpContext, Owner);
        await letters.PasswordChangedAsync(Owner, T, Aborted);
        Told = T["Your password is changed, and every other browser is signed out."];
        return Redirect(To("/Account"));
    }
}
