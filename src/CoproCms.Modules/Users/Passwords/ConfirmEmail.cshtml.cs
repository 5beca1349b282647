using CoproCms.Hosting;
using CoproCms.Users.Accounts;
using CoproCms.Users.Pages;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.Passwords;

/// <summary>Where the link of the letter to a new e-mail address leads. Opening it changes nothing, since mail programs open links too.</summary>
internal sealed class ConfirmEmailModel(AccountTokens tokens, UserManager<User> users, AccountLetters letters, SignInFlow flow) : AccountPage
{
    private User? _user;

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public string? Address { get; private set; }

    public bool IsDone { get; private set; }

    public override string Title => T["Confirm your e-mail address"];

    public IActionResult OnGet() => Address is null ? Refuse() : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (_user is null || Address is null)
            return Refuse();
        var old = _user.Email;
        (_user.Email, _user.EmailConfirmed) = (Address, true);
        // So that neither this link nor an older one for a password is good again. It signs other browsers out besides.
        _user.SecurityStamp = Guid.NewGuid().ToString("N");
        if (!(await users.UpdateAsync(_user)).Succeeded)
            return Refuse("", T["This address cannot be used: another account has it."]);
        if (!string.Equals(old, Address, StringComparison.OrdinalIgnoreCase))
            await letters.EmailChangedAsync(_user, old, T, Aborted);
        if (HttpContext.IsPerson() && Actor.UserId == _user.Id)
            await flow.KeepOnlyThisAsync(HttpContext, _user);
        IsDone = true;
        return Page();
    }

    protected override async Task<IActionResult?> AdmitAsync()
    {
        if (await tokens.ReadAsync(AccountTokens.Email, Token) is { } found)
            (_user, Address) = found;
        return null;
    }
}
