using CoproCms.Admin;
using CoproCms.Users.Accounts;
using CoproCms.Users.Management;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Admin;

/// <summary>The list of users.</summary>
[UsersPermission]
internal sealed class UsersModel(UserList list, UserRules rules, Data.CmsDbContext db) : AdminPage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int At { get; set; } = 1;

    public IReadOnlyList<ListedUser> Users { get; private set; } = [];

    public int Total { get; private set; }

    public int Pages => Math.Max(1, (Total + UserList.PageSize - 1) / UserList.PageSize);

    public IReadOnlyList<string> Roles { get; private set; } = [];

    public bool MaySeeEmail => Actor.Has(UserPermissions.ViewUsers);

    public bool MayCreate => Actor.Has(UserPermissions.EditUsers);

    public (string Value, string Text)[] States =>
    [
        ("", T["Any state"]), (UserFilter.Disabled, T["Disabled"]), (UserFilter.Locked, T["Locked"]), (UserFilter.WithoutSecondFactor, T["Without two-factor sign-in"]),
    ];

    public string Address(int page) => Url.Page("/Users/Admin/Users", new { Q, Role, State, At = page })!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        At = Math.Clamp(At, 1, 100_000);
        Roles = await db.Set<Role>().AsNoTracking().Select(r => r.Name!).OrderBy(n => n).ToListAsync(cancellationToken);
        if (!rules.MayListAll)
            Roles = [.. Roles.Where(rules.MayList)];
        (Users, Total) = await list.FindAsync(new(Q, Role, State, MaySeeEmail), rules.MayListAll ? null : Roles, At, cancellationToken);
    }
}
