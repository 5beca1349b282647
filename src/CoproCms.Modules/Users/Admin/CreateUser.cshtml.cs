using CoproCms.Admin;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Localization;
using CoproCms.Settings;
using CoproCms.Users.Management;
using CoproCms.Users.Passwords;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.Admin;

/// <summary>A new user, who chooses their password by the letter they are sent.</summary>
[AdminPermission(UserPermissions.EditUsers)]
internal sealed class CreateUserModel(UserEditor editor, RoleOffers offers, AccountLetters letters, SiteSettingsStore settings, Translations translations, CmsDbContext db) : AdminPage
{
    [BindProperty]
    public UserForm Input { get; set; } = new() { IsEnabled = true };

    public IReadOnlyList<OfferedRole> Roles { get; private set; } = [];

    public bool CanSend => letters.CanSend;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Roles = await offers.FindAsync([], Input.Roles, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Roles = await offers.FindAsync([], Input.Roles, cancellationToken);
        Input.IsEnabled = true;
        var password = string.IsNullOrEmpty(Input.Password) ? null : Input.Password;
        if (password is null && (!CanSend || string.IsNullOrWhiteSpace(Input.Email)))
            ModelState.AddModelError("Input.Password", CanSend ? T["Give an e-mail address to send a letter to, or a password."] : T["Give a password: this site cannot send letters."]);
        if (password is not null && NewPassword.Problem(password, Input.UserName, Input.Email, new(translations, T.Culture)) is { } problem)
            ModelState.AddModelError("Input.Password", problem);
        if (!ModelState.IsValid)
            return Page();
        try
        {
            var user = await editor.CreateAsync(Input.Details(RoleOffers.Wanted(Roles)), password, cancellationToken);
            if (password is null)
            {
                var site = await settings.GetAsync(cancellationToken);
                letters.Invitation(user, T.Culture, LinkRoot.Of(site, Request), site.SiteNameIn(T.Culture));
                await db.SaveChangesAsync(cancellationToken);
            }

            Tell(password is null ? T["{0} has an account, and a letter is on its way.", user.UserName!] : T["{0} has an account.", user.UserName!]);
            return Redirect(Url.Content($"~/Admin/Users/Edit/{user.Id}"));
        }
        catch (InvalidContentException refusal)
        {
            AddErrors(UserFaults.In(T, refusal.Errors, nameof(Input)));
            return Page();
        }
    }
}
