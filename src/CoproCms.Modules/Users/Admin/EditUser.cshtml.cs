using CoproCms.Admin;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using CoproCms.Users.Management;
using CoproCms.Users.Passwords;
using CoproCms.Users.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CoproCms.Users.Admin;

/// <summary>One user: what they are, may do, and where they are signed in.</summary>
[UsersPermission]
internal sealed class EditUserModel(
    UserEditor editor, UserRules rules, RoleOffers offers, SessionStore sessions, AccountLetters letters, SiteSettingsStore settings, CmsDbContext db, TimeProvider time) : AdminPage
{
    [BindProperty]
    public UserForm Input { get; set; } = new();

    internal User Subject { get; private set; } = null!;

    public IReadOnlyList<OfferedRole> Roles { get; private set; } = [];

    internal IReadOnlyList<UserSession> Sessions { get; private set; } = [];

    public bool MayEdit { get; private set; }

    public bool MayDelete { get; private set; }

    public bool IsLocked => Subject.LockoutEnd > time.GetUtcNow();

    public bool MaySeeEmail => Actor.Has(UserPermissions.ViewUsers);

    public bool CanSend => letters.CanSend && Subject.Email is not null;

    public bool IsSelf => Subject.Id == Actor.UserId;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellationToken = HttpContext.RequestAborted;
        Subject = await editor.FindAsync(RouteData.Values["id"]?.ToString() ?? "");
        var held = await editor.RolesAsync(Subject);
        rules.DemandSee(held);
        (MayEdit, MayDelete) = (await rules.MayEditAsync(held, cancellationToken), !IsSelf && await rules.MayDeleteAsync(held, cancellationToken));
        Roles = await offers.FindAsync(held, HttpMethods.IsPost(Request.Method) && context.HandlerMethod?.Name is null ? Input.Roles : held, cancellationToken);
        Sessions = await sessions.ListAsync(Subject.Id, cancellationToken);
        await next();
    }

    public void OnGet() => Input = new()
    {
        UserName = Subject.UserName!,
        Email = MaySeeEmail || MayEdit ? Subject.Email : null,
        DisplayName = UserDirectory.ReadProfile(Subject.ReadProperties())?.DisplayName,
        IsEnabled = Subject.IsEnabled,
    };

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        DoAsync(() => editor.ChangeAsync(Subject, Input.Details(RoleOffers.Wanted(Roles)), cancellationToken), T["The user is saved."]);

    public Task<IActionResult> OnPostUnlockAsync(CancellationToken cancellationToken) => DoAsync(() => editor.UnlockAsync(Subject, cancellationToken), T["The account is unlocked."]);

    public Task<IActionResult> OnPostResetTwoFactorAsync(CancellationToken cancellationToken) =>
        DoAsync(() => editor.ResetSecondFactorAsync(Subject, cancellationToken), T["Two-factor sign-in is off for this user, and they are signed out."]);

    public Task<IActionResult> OnPostSignOutAsync(CancellationToken cancellationToken) =>
        DoAsync(() => editor.SignOutAsync(Subject, cancellationToken), T["They are signed out everywhere."]);

    public Task<IActionResult> OnPostSendLinkAsync(CancellationToken cancellationToken) => DoAsync(async () =>
    {
        await rules.DemandEditAsync(await editor.RolesAsync(Subject), cancellationToken);
        var site = await settings.GetAsync(cancellationToken);
        letters.Invitation(Subject, T.Culture, LinkRoot.Of(site, Request), site.SiteNameIn(T.Culture));
        await db.SaveChangesAsync(cancellationToken);
    }, T["A letter with a link to choose a password is on its way."]);

    private async Task<IActionResult> DoAsync(Func<Task> work, string done)
    {
        try
        {
            await work();
        }
        catch (InvalidContentException refusal)
        {
            AddErrors(UserFaults.In(T, refusal.Errors, nameof(Input)));
            // The other buttons send nothing of the form.
            if (Request.Query.ContainsKey("handler"))
                OnGet();
            return Page();
        }

        Tell(done);
        return Redirect(Url.Content($"~/Admin/Users/Edit/{Subject.Id}"));
    }
}
