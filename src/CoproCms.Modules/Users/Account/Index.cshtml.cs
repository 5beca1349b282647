using System.Text.Json.Nodes;
using CoproCms.Admin;
using CoproCms.Users.Accounts;
using CoproCms.Users.Passwords;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.Account;

/// <summary>One's own account: name, e-mail address, and the way to everything else.</summary>
internal sealed class IndexModel(AccountLetters letters, LinkRoot root, AdminMenu menu, Data.CmsDbContext db) : OwnAccountPage
{
    private const string OwnAddress = "~/Account";

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? CurrentPassword { get; set; }

    public override string Title => T["Your account"];

    /// <summary>Whether they may change more than how they sign in.</summary>
    public bool MayEdit => Actor.Has(UserPermissions.ManageOwnUserInformation);

    public bool MayEnterAdmin => Actor.Has(UserPermissions.AccessAdminPanel);

    /// <summary>What the admin has for one's own account.</summary>
    public IEnumerable<AdminLink> More => MayEnterAdmin ? menu.Account.Where(l => l.Address != OwnAddress) : [];

    public bool CanConfirm => letters.CanSend && root.Find(Site, Request) is not null;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostNameAsync()
    {
        if (!MayEdit)
            return Forbid();
        if (DisplayName?.Trim() is not { Length: > 0 and <= Accounts.User.LongestDisplayName } name)
            return Refuse("DisplayName", T["Enter a name of at most 100 characters"]);
        var properties = Owner.ReadProperties();
        if (properties["PublicProfile"] is not JsonObject profile)
            properties["PublicProfile"] = profile = [];
        profile["DisplayName"] = name;
        Owner.Properties = properties.ToJsonString();
        (await Users.UpdateAsync(Owner)).ThrowIfFailed("DisplayName");
        return Done(T["Your name is saved."]);
    }

    public async Task<IActionResult> OnPostEmailAsync()
    {
        if (!MayEdit || !CanConfirm)
            return Forbid();
        if (Email?.Trim() is not { Length: > 0 and <= Accounts.User.LongestName } address || !AccountValidator.IsWellFormed(address))
            return Refuse("Email", T["Enter an e-mail address, such as name@example.org"]);
        if (await AskAgainAsync(CurrentPassword) is { } again)
            return again;
        // Whether somebody else has the address is only said to who reads the letter there.
        letters.ConfirmEmail(Owner, address, T.Culture, root.Find(Site, Request)!);
        await db.SaveChangesAsync(Aborted);
        return Done(T["A letter is on its way to {0}. The link in it makes that your address.", address]);
    }

    protected override Task LoadAsync()
    {
        DisplayName ??= UserDirectory.ReadProfile(Owner.ReadProperties())?.DisplayName;
        Email ??= Owner.Email;
        return Task.CompletedTask;
    }
}
