using CoproCms.Users.Accounts;
using CoproCms.Users.External;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.Account;

/// <summary>Accounts elsewhere that one signs in with.</summary>
internal sealed class ConnectionsModel(ExternalProviders providers, AccountJournal journal) : OwnAccountPage
{
    [BindProperty]
    public string? CurrentPassword { get; set; }

    public override string Title => T["Other ways to sign in"];

    public IList<UserLoginInfo> Connected { get; private set; } = [];

    public IEnumerable<ExternalProvider> Others => providers.All.Where(p => Connected.All(c => c.LoginProvider != p.Name));

    /// <summary>The only way in must stay.</summary>
    public bool MayRemove => Owner.PasswordHash is not null || Connected.Count > 1;

    public string? Note => Request.Query["note"].FirstOrDefault() switch
    {
        "connected" => T["The two accounts are connected."],
        "taken" => T["That account is connected with another account here already."],
        _ => null,
    };

    public string NameOf(UserLoginInfo login) => providers.Find(login.LoginProvider)?.DisplayName ?? login.LoginProvider;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostRemoveAsync(string provider)
    {
        if (await AskAgainAsync(CurrentPassword) is { } again)
            return again;
        if (Connected.FirstOrDefault(c => c.LoginProvider == provider) is { } login && MayRemove)
        {
            (await Users.RemoveLoginAsync(Owner, login.LoginProvider, login.ProviderKey)).ThrowIfFailed(provider);
            await Service<SignInFlow>().KeepOnlyThisAsync(HttpContext, Owner);
            await journal.DisconnectedAsync(Owner, provider, Aborted);
        }

        return Done(T["The two accounts are no longer connected."]);
    }

    protected override async Task LoadAsync() => Connected = await Users.GetLoginsAsync(Owner);
}
