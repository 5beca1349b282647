using CoproCms.Data;
using CoproCms.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Accounts;

/// <summary>Writes a role with all it grants at once.</summary>
internal sealed class RoleWriter(CmsDbContext db, RoleManager<Role> roles)
{
    /// <summary>Creates or changes the role so that it grants exactly the permissions given; Administrator needs none and keeps none.</summary>
    /// <returns>Whether anything changed.</returns>
    public Task<bool> SetAsync(string name, string? description, IReadOnlyCollection<string> permissions, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var role = await roles.FindByNameAsync(name);
        var changed = role is null || role.Description != description;
        if (role is null)
            (await roles.CreateAsync(role = new() { Name = name, Description = description })).ThrowIfFailed(name);
        else if (changed)
        {
            role.Description = description;
            (await roles.UpdateAsync(role)).ThrowIfFailed(name);
        }

        var wanted = name.Equals(SystemRoles.Administrator, StringComparison.OrdinalIgnoreCase) ? [] : permissions;
        return await GrantAsync(role.Id, [.. wanted], cancellationToken) || changed;
    }, cancellationToken);

    public Task<bool> ExistsAsync(string name) => roles.RoleExistsAsync(name);

    /// <summary>What the role grants now; nothing when it does not exist.</summary>
    public async Task<IReadOnlyList<string>> PermissionsAsync(string name, CancellationToken cancellationToken) =>
        await roles.FindByNameAsync(name) is { } role
            ? await Claims(role.Id).Select(c => c.ClaimValue!).ToListAsync(cancellationToken)
            : [];

    private async Task<bool> GrantAsync(string roleId, HashSet<string> wanted, CancellationToken cancellationToken)
    {
        var granted = await Claims(roleId).ToListAsync(cancellationToken);
        var gone = granted.Where(c => !wanted.Contains(c.ClaimValue!)).ToList();
        var missing = wanted.Except(granted.Select(c => c.ClaimValue!)).ToList();
        if (gone.Count == 0 && missing.Count == 0)
            return false;
        db.RemoveRange(gone);
        db.AddRange(missing.Order(StringComparer.Ordinal)
            .Select(p => new IdentityRoleClaim<string> { RoleId = roleId, ClaimType = Role.PermissionClaim, ClaimValue = p }));
        db.Touch(CacheTags.Roles);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private IQueryable<IdentityRoleClaim<string>> Claims(string roleId) =>
        db.Set<IdentityRoleClaim<string>>().Where(c => c.RoleId == roleId && c.ClaimType == Role.PermissionClaim);
}
