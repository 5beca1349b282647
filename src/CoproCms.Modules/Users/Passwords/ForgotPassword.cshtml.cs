using CoproCms.Users.Pages;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.Passwords;

/// <summary>Where someone asks for a new password. The answer is the same for everyone.</summary>
internal sealed class ForgotPasswordModel(PasswordLinks links) : AccountPage
{
    private const string Field = "Name";
    private const int LongestName = 256;

    [BindProperty]
    public string? Name { get; set; }

    public bool IsSent { get; private set; }

    public bool CanSend => links.CanSend(Site, Request);

    public override string Title => IsSent ? T["Look into your mailbox"] : T["Forgotten your password?"];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!CanSend)
            return Page();
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName)
            return Refuse(Field, T["Enter your user name or e-mail address"]);
        if (!MayTry())
            return TooMany();
        await links.AskAsync(Name.Trim(), T.Culture, Site, Request, Aborted);
        IsSent = true;
        return Page();
    }
}
