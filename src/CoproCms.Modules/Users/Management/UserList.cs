using CoproCms.Data;
using CoproCms.Users.Accounts;
using CoproCms.Users.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Management;

/// <summary>A line of the list of users.</summary>
internal sealed record ListedUser(string Id, string Name, string? Email, bool IsEnabled, bool IsLocked, bool HasSecondFactor, IReadOnlyList<string> Roles, DateTime? LastSeenUtc);

/// <summary>What the list shows.</summary>
/// <param name="Text">A part of the name, and of the address where <paramref name="ByEmail"/> says so.</param>
/// <param name="Role">Name of a role.</param>
/// <param name="State">One of the constants here.</param>
/// <param name="ByEmail">Whether addresses are searched: to find by them is to learn them.</param>
internal sealed record UserFilter(string? Text, string? Role, string? State, bool ByEmail)
{
    public const string Disabled = "disabled";
    public const string Locked = "locked";
    public const string WithoutSecondFactor = "no-2fa";
}

/// <summary>Finds users for the list, a page at a time, in SQL.</summary>
internal sealed class UserList(CmsDbContext db, TimeProvider time)
{
    public const int PageSize = 50;

    /// <param name="filter">Which.</param>
    /// <param name="within">Only users with roles, and none but these; null for everyone.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<(IReadOnlyList<ListedUser> Users, int Total)> FindAsync(UserFilter filter, IReadOnlyList<string>? within, int page, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var users = Within(Filtered(filter, now), within);
        var total = await users.CountAsync(cancellationToken);
        var rows = await users.OrderBy(u => u.NormalizedUserName).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(u => new { User = u, LastSeen = db.Set<UserSession>().Where(s => s.UserId == u.Id).Max(s => (DateTime?)s.LastSeenUtc) }).AsNoTracking().ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.User.Id).ToArray();
        var roles = await db.Set<IdentityUserRole<string>>().Where(m => ids.Contains(m.UserId)).Join(db.Set<Role>(), m => m.RoleId, r => r.Id, (m, r) => new { m.UserId, r.Name })
            .OrderBy(r => r.Name).ToListAsync(cancellationToken);
        return ([.. rows.Select(r => new ListedUser(
            r.User.Id, r.User.UserName!, r.User.Email, r.User.IsEnabled, r.User.LockoutEnd > now, r.User.TwoFactorEnabled,
            [.. roles.Where(m => m.UserId == r.User.Id).Select(m => m.Name!)], r.LastSeen))], total);
    }

    private IQueryable<User> Within(IQueryable<User> users, IReadOnlyList<string>? within)
    {
        if (within is null)
            return users;
        var memberships = db.Set<IdentityUserRole<string>>().Join(db.Set<Role>(), m => m.RoleId, r => r.Id, (m, r) => new { m.UserId, r.Name });
        return users.Where(u => memberships.Any(m => m.UserId == u.Id) && !memberships.Any(m => m.UserId == u.Id && !within.Contains(m.Name!)));
    }

    private IQueryable<User> Filtered(UserFilter filter, DateTimeOffset now)
    {
        var users = db.Set<User>().AsQueryable();
        if (filter.Text?.Trim().ToUpperInvariant() is { Length: > 0 } text)
            users = users.Where(u => u.NormalizedUserName!.Contains(text) || (filter.ByEmail && u.NormalizedEmail!.Contains(text)));
        if (filter.Role is { Length: > 0 } role)
            users = users.Where(u => db.Set<IdentityUserRole<string>>().Any(m => m.UserId == u.Id && db.Set<Role>().Any(r => r.Id == m.RoleId && r.Name == role)));
        return filter.State switch
        {
            UserFilter.Disabled => users.Where(u => !u.IsEnabled),
            UserFilter.Locked => users.Where(u => u.LockoutEnd > now),
            UserFilter.WithoutSecondFactor => users.Where(u => !u.TwoFactorEnabled),
            _ => users,
        };
    }
}
