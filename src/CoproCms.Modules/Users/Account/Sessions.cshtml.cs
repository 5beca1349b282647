using CoproCms.Localization;
using CoproCms.Users.Accounts;
using CoproCms.Users.Sessions;
using CoproCms.Users.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Users.Account;

/// <summary>The browsers in which one is signed in, and signing out of them.</summary>
internal sealed class SessionsModel(SessionStore sessions, SignInFlow flow) : OwnAccountPage
{
    public override string Title => T["Where you are signed in"];

    public IReadOnlyList<UserSession> Open { get; private set; } = [];

    /// <summary>In the site's zone.</summary>
    public string When(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), TimeZoneInfo.FindSystemTimeZoneById(Site.TimeZoneId))
            .ToString("d MMMM yyyy, HH:mm", SiteCultures.Format(T.Culture));

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostEndAsync(string id)
    {
        await sessions.EndAsync(Owner.Id, id, Aborted);
        return id == SessionId ? Redirect("~/") : Done(T["That browser is signed out."]);
    }

    /// <summary>Everywhere else; the stamp changes too, so that programs that were let in by a sign-in are out.</summary>
    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        (await Users.UpdateSecurityStampAsync(Owner)).ThrowIfFailed(nameof(User));
        await flow.KeepOnlyThisAsync(HttpContext, Owner);
        return Done(T["Every other browser is signed out."]);
    }

    protected override async Task LoadAsync() => Open = await sessions.ListAsync(Owner.Id, Aborted);
}
