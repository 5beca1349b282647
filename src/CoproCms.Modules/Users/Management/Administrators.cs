using CoproCms.Data;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Management;

/// <summary>Sees to it that a site never loses the last of those who can administer it.</summary>
internal sealed class Administrators(CmsDbContext db)
{
    public const string Code = "user.lastAdministrator";
    public const string Message = "This is the last administrator who can sign in: make somebody else one first.";

    /// <summary>
    /// Lets others who are about to take an administrator away wait until the present transaction ends, so that two who take one another away are not
    /// both told that the other one is left. PostgreSQL lets the row be written by one at a time, SQLite has one writer anyway.
    /// </summary>
    public Task LockAsync(CancellationToken cancellationToken) => db.Set<Role>().Where(r => r.Name == SystemRoles.Administrator)
        .ExecuteUpdateAsync(set => set.SetProperty(r => r.ConcurrencyStamp, r => r.ConcurrencyStamp), cancellationToken);

    /// <summary>Whether somebody can sign in who is an administrator.</summary>
    /// <param name="except">Id of a user who does not count.</param>
    /// <param name="cancellationToken">Cancels the asking.</param>
    public Task<bool> AnyAsync(string? except, CancellationToken cancellationToken)
    {
        var members = db.Set<IdentityUserRole<string>>().Where(m => db.Set<Role>().Any(r => r.Id == m.RoleId && r.Name == SystemRoles.Administrator));
        return db.Set<User>().AnyAsync(u => u.Id != except && u.IsEnabled && members.Any(m => m.UserId == u.Id), cancellationToken);
    }
}
