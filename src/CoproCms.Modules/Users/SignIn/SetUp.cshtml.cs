using CoproCms.Users.Accounts;
using CoproCms.Users.Pages;
using CoproCms.Users.Passwords;
using CoproCms.Users.TwoFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.SignIn;

/// <summary>For someone whose role needs a second factor and who has none: they set it up before they are in.</summary>
internal sealed class SetUpModel(SignInFlow flow, SecondFactor factor, AccountLetters letters) : AccountPage
{
    private User _user = null!;
    private bool _isPersistent;

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Seal { get; set; }

    public override string Title => T["Set up two-factor sign-in"];

    public SetUpForm? Form { get; private set; }

    public ShownCodes? Codes { get; private set; }

    public void OnGet() => Show(factor.NewKey(_user));

    public async Task<IActionResult> OnPostEnableAsync()
    {
        if (!MayTry())
            return TooMany();
        if (factor.OpenKey(_user, Seal) is not { } key)
        {
            Show(factor.NewKey(_user));
            return Refuse("Code", T["The form had been open for too long. Scan the new picture."]);
        }

        if (await factor.EnableAsync(_user, key, Code ?? "", Aborted) is not { } codes)
        {
            Show(Seal!);
            return Refuse("Code", T["That code is not right. Wait for the next one, and check that your phone's clock is right."]);
        }

        await letters.TwoFactorChangedAsync(_user, T, isOn: true, Aborted);
        await flow.CompleteAsync(HttpContext, _user, _isPersistent);
        Codes = new(this, codes, Url.Content(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "~/"));
        return Page();
    }

    protected override async Task<IActionResult?> AdmitAsync()
    {
        if (await flow.PendingAsync(HttpContext) is not { User.TwoFactorEnabled: false } pending)
            return Redirect(To("/Login"));
        (_user, _isPersistent) = pending;
        return null;
    }

    private void Show(string seal) => Form = new(this, seal, factor.OpenKey(_user, seal)!, Site.SiteNameIn(T.Culture), _user);
}
