using CoproCms.Users.Passwords;
using CoproCms.Users.SignIn;
using CoproCms.Users.TwoFactor;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.Account;

/// <summary>The second factor of one's own account: turning it on and off, and new recovery codes.</summary>
internal sealed class TwoFactorModel(SecondFactor factor, SignInFlow flow, AccountLetters letters) : OwnAccountPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Seal { get; set; }

    [BindProperty]
    public string? CurrentPassword { get; set; }

    public override string Title => T["Two-factor sign-in"];

    public SetUpForm? Form { get; private set; }

    public ShownCodes? Codes { get; private set; }

    public int CodesLeft { get; private set; }

    /// <summary>Whether their role leaves them no choice.</summary>
    public bool IsRequired { get; private set; }

    public void OnGet()
    {
    }

    /// <summary>Shows the picture, to those who gave their password.</summary>
    public async Task<IActionResult> OnPostBeginAsync()
    {
        if (Owner.TwoFactorEnabled)
            return Redirect(Here());
        if (await AskAgainAsync(CurrentPassword) is { } again)
            return again;
        Show(factor.NewKey(Owner));
        return Page();
    }

    public async Task<IActionResult> OnPostEnableAsync()
    {
        if (Owner.TwoFactorEnabled)
            return Redirect(Here());
        if (!MayTry())
            return TooMany();
        if (factor.OpenKey(Owner, Seal) is not { } key)
            return Refuse("", T["The form had been open for too long. Try again."]);
        if (await factor.EnableAsync(Owner, key, Code ?? "", Aborted) is not { } codes)
        {
            Show(Seal!);
            return Refuse("Code", T["That code is not right. Wait for the next one, and check that your phone's clock is right."]);
        }

        await ChangedAsync(isOn: true);
        Codes = new(this, codes, Here());
        return Page();
    }

    public async Task<IActionResult> OnPostDisableAsync()
    {
        if (await AskAgainAsync(CurrentPassword) is { } again)
            return again;
        if (IsRequired)
            return Refuse("", T["Your role needs two-factor sign-in, so it cannot be turned off."]);
        await factor.DisableAsync(Owner);
        await ChangedAsync(isOn: false);
        return Done(T["Two-factor sign-in is off."]);
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        if (!Owner.TwoFactorEnabled)
            return Redirect(Here());
        if (await AskAgainAsync(CurrentPassword) is { } again)
            return again;
        Codes = new(this, await factor.ReplaceCodesAsync(Owner, Aborted), Here());
        return Page();
    }

    protected override async Task LoadAsync()
    {
        CodesLeft = await factor.CodesLeftAsync(Owner);
        IsRequired = await factor.IsRequiredOfAsync(Owner, Aborted);
    }

    private async Task ChangedAsync(bool isOn)
    {
        await flow.KeepOnlyThisAsync(HttpContext, Owner);
        await letters.TwoFactorChangedAsync(Owner, T, isOn, Aborted);
    }

    private void Show(string seal) => Form = new(this, seal, factor.OpenKey(Owner, seal)!, Site.SiteNameIn(T.Culture), Owner);
}
