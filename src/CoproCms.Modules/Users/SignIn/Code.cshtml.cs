using CoproCms.Users.Accounts;
using CoproCms.Users.Pages;
using CoproCms.Users.TwoFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.SignIn;

/// <summary>The second step of signing in: a code from the app, or a recovery code.</summary>
internal sealed class CodeModel(SignInFlow flow, SecondFactor factor, Credentials credentials, UserManager<User> users) : AccountPage
{
    private const string Field = "Code";
    private User _user = null!;
    private bool _isPersistent;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public bool RememberBrowser { get; set; }

    public override string Title => T["Enter your code"];

    public bool MayRemember => new TwoFactorSettings(Site.Json).MayRemember;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Code))
            return Refuse(Field, T["Enter the code from your app, or one of your recovery codes"]);
        if (!MayTry())
            return TooMany();
        if (!await factor.RedeemAsync(_user, Code))
        {
            await credentials.CountFailureAsync(_user, Aborted);
            return await users.IsLockedOutAsync(_user)
                ? Redirect(To("/Login"))
                : Refuse(Field, T["That code is not right, or has been used already. Wait for the next one."]);
        }

        if (RememberBrowser && MayRemember)
            await flow.RememberBrowserAsync(HttpContext, _user);
        await flow.CompleteAsync(HttpContext, _user, _isPersistent);
        return Back();
    }

    protected override async Task<IActionResult?> AdmitAsync()
    {
        if (await flow.PendingAsync(HttpContext) is not { User.TwoFactorEnabled: true } pending)
            return Redirect(To("/Login"));
        (_user, _isPersistent) = pending;
        return null;
    }
}
