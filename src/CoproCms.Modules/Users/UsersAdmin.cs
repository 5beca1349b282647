using CoproCms.Admin;
using CoproCms.Data;
using CoproCms.Mail;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users;

/// <summary>What the admin shows of users.</summary>
internal sealed class UsersAdmin(IMailer mailer, CmsDbContext db, TimeProvider time) : AdminExtension
{
    public override IEnumerable<AdminLink> Links =>
    [
        new AdminLink("Users", "~/Admin/Users/Index", AdminGroup.People, 10, UserPermissions.ListUsers, UserPermissions.ListUsersInRole, UserPermissions.EditUsersInRole, UserPermissions.DeleteUsersInRole),
        new AdminLink("Roles", "~/Admin/Roles/Index", AdminGroup.People, 20, UserPermissions.ManageRoles),
        new AdminLink("Two-factor sign-in", "~/Admin/Settings/userLogin", AdminGroup.People, 30, UserPermissions.ManageUsers),
        new AdminLink("Your account", "~/Account", AdminGroup.Account, 10),
    ];

    public override async Task<IReadOnlyList<AdminAwaiting>> AwaitingAsync(Actor actor, AdminText T, CancellationToken cancellationToken)
    {
        if (!actor.Has(UserPermissions.ManageUsers))
            return [];
        var now = time.GetUtcNow();
        var locked = await db.Set<User>().CountAsync(u => u.LockoutEnd > now, cancellationToken);
        return
        [
            new(T["This site cannot send letters: nobody can have a new password by mail."], mailer.CanSend ? 0 : 1, "~/Admin/Users/Index"),
            new(T.Plural("{0} account is locked", locked), locked, "~/Admin/Users/Index?State=locked"),
        ];
    }
}
