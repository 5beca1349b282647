using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using CoproCms.Users.Management;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace CoproCms.Users.Admin;

/// <summary>What a role may do.</summary>
[AdminPermission(UserPermissions.ManageRoles)]
internal sealed class EditRoleModel(RoleEditor editor, UserRules rules) : AdminPage
{
    private static readonly char[] Breaks = ['\r', '\n', ',', ' '];

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public List<string> Granted { get; set; } = [];

    /// <summary>Permissions without a line of their own, one a line.</summary>
    [BindProperty]
    public string? Others { get; set; }

    [BindProperty]
    public bool NeedsSecondFactor { get; set; }

    internal Role Role { get; private set; } = null!;

    internal PermissionMatrix Matrix { get; private set; } = null!;

    public bool IsAdministrator => Role.Name == SystemRoles.Administrator;

    public bool MayDelete => !SystemRoles.All.Contains(Role.Name!);

    /// <summary>Who holds it by nature does not sign in with it.</summary>
    public bool CanNeedSecondFactor => Role.Name != SystemRoles.Anonymous;

    public bool MayGrant(string permission) => rules.MayGrant(permission);

    public string DescriptionOf(PermissionRow row) => row.Subject is null ? T[row.Description] : T[row.Description, T[row.Subject]];

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Role = await editor.FindAsync(RouteData.Values["id"]?.ToString() ?? "");
        (Script, Style) = ("roles", "roles");
        await next();
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Description = Role.Description;
        NeedsSecondFactor = await editor.NeedsSecondFactorAsync(Role, cancellationToken);
        Matrix = await editor.MatrixAsync(await editor.GrantsAsync(Role, cancellationToken), cancellationToken);
        Others = string.Join('\n', Matrix.Others);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var wanted = Granted.Concat((Others ?? "").Split(Breaks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet();
        // A control that may not be changed is not sent.
        wanted.UnionWith((await editor.GrantsAsync(Role, cancellationToken)).Where(p => !rules.MayGrant(p)));
        try
        {
            await editor.ChangeAsync(Role, Description?.Trim(), wanted, NeedsSecondFactor && CanNeedSecondFactor, cancellationToken);
        }
        catch (InvalidContentException refusal)
        {
            AddErrors(RoleFaults.In(T, refusal.Errors));
            Matrix = await editor.MatrixAsync(wanted, cancellationToken);
            return Page();
        }

        Tell(T["The role is saved. It counts at once, for everyone who has it."]);
        return Redirect(Url.Content($"~/Admin/Roles/Edit/{Role.Id}"));
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        await editor.DeleteAsync(Role, cancellationToken);
        Tell(T["The role {0} is deleted.", Role.Name!]);
        return Redirect(Url.Content("~/Admin/Roles/Index"));
    }
}
