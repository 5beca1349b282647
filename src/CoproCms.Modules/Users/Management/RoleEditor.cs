using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using CoproCms.Users.TwoFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Management;

/// <summary>A line of the list of roles.</summary>
internal sealed record ListedRole(string Id, string Name, string? Description, int Members, int Permissions, bool IsSystem, bool NeedsSecondFactor);

/// <summary>Changes roles for those who manage them.</summary>
internal sealed class RoleEditor(
    CmsDbContext db, RoleManager<Role> roles, RoleWriter writer, UserRules rules, Permissions permissions, DefinitionStore definitions, SiteSettingsStore settings)
{
    public async Task<IReadOnlyList<ListedRole>> ListAsync(CancellationToken cancellationToken)
    {
        var needed = await SecondFactorAsync(cancellationToken);
        var rows = await db.Set<Role>().AsNoTracking().OrderBy(r => r.Name).Select(r => new
        {
            Role = r,
            Members = db.Set<IdentityUserRole<string>>().Count(m => m.RoleId == r.Id),
            Permissions = db.Set<IdentityRoleClaim<string>>().Count(c => c.RoleId == r.Id && c.ClaimType == Role.PermissionClaim),
        }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new ListedRole(r.Role.Id, r.Role.Name!, r.Role.Description, r.Members, r.Permissions, SystemRoles.All.Contains(r.Role.Name!), needed.Contains(r.Role.Name!)))];
    }

    /// <exception cref="NotFoundException">There is no such role.</exception>
    public async Task<Role> FindAsync(string id) => await roles.FindByIdAsync(id) ?? throw new NotFoundException("There is no such role.");

    public Task<IReadOnlyList<string>> GrantsAsync(Role role, CancellationToken cancellationToken) => writer.PermissionsAsync(role.Name!, cancellationToken);

    public async Task<PermissionMatrix> MatrixAsync(IReadOnlyCollection<string> granted, CancellationToken cancellationToken) => PermissionMatrix.Make(
        permissions, await definitions.GetAsync(cancellationToken), await db.Set<Role>().AsNoTracking().OrderBy(r => r.Name).Select(r => r.Name!).ToListAsync(cancellationToken), granted);

    public async Task<Role> CreateAsync(string name, string? description, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > 100 || name.Any(char.IsControl) || name.Contains(','))
            throw InvalidContentException.Of("Name", "role.name", "A role needs a name of at most 100 characters, without commas.");
        if (await writer.ExistsAsync(name))
            throw InvalidContentException.Of("Name", "role.exists", "There is a role of that name already.");
        await writer.SetAsync(name, description, [], cancellationToken);
        return (await roles.FindByNameAsync(name))!;
    }

    /// <exception cref="InvalidContentException">A permission that does not exist, or that visitors must not have.</exception>
    /// <exception cref="ForbiddenException">A critical permission that the actor does not hold.</exception>
    public async Task ChangeAsync(Role role, string? description, IReadOnlyCollection<string> wanted, bool needsSecondFactor, CancellationToken cancellationToken)
    {
        var granted = await GrantsAsync(role, cancellationToken);
        await CheckAsync(role, [.. wanted.Except(granted)], cancellationToken);
        if (granted.Except(wanted).FirstOrDefault(p => !rules.MayGrant(p)) is { } kept)
            throw new ForbiddenException(kept, "to take it from a role");
        await db.InTransactionAsync(async () =>
        {
            await writer.SetAsync(role.Name!, description, wanted, cancellationToken);
            await RequireSecondFactorAsync(role.Name!, needsSecondFactor, cancellationToken);
        }, cancellationToken);
    }

    public async Task<bool> NeedsSecondFactorAsync(Role role, CancellationToken cancellationToken) => (await SecondFactorAsync(cancellationToken)).Contains(role.Name!);

    public Task DeleteAsync(Role role, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        if (SystemRoles.All.Contains(role.Name!))
            throw InvalidContentException.Of("", "role.system", "This role belongs to the system and cannot be deleted.");
        if ((await GrantsAsync(role, cancellationToken)).FirstOrDefault(p => !rules.MayGrant(p)) is { } critical)
            throw new ForbiddenException(critical, "to delete a role that has it");
        await RequireSecondFactorAsync(role.Name!, isNeeded: false, cancellationToken);
        db.RemoveRange(await db.Set<IdentityRoleClaim<string>>().Where(c => c.RoleId == role.Id).ToListAsync(cancellationToken));
        (await roles.DeleteAsync(role)).ThrowIfFailed(role.Name!);
    }, cancellationToken);

    private async Task CheckAsync(Role role, IReadOnlyCollection<string> added, CancellationToken cancellationToken)
    {
        var types = (await definitions.GetAsync(cancellationToken)).Types;
        var errors = new ValidationErrors();
        foreach (var name in added)
        {
            var exists = permissions.Find(name) is not null || (ContentPermissions.TypeIn(name) is { } type && types.ContainsKey(type));
            if (!exists)
                errors.Add("Others", "permission.unknown", $"{name}: there is no such permission{NearestName.Hint(name, permissions.All.Select(p => p.Name))}");
            else if (role.Name is SystemRoles.Anonymous or SystemRoles.Authenticated && SecurityCritical.Contains(name))
                errors.Add("", "permission.critical", $"{name}: this would let everybody in. Give it to a role that people are given.");
            else if (!rules.MayGrant(name))
                throw new ForbiddenException(name, "to give it to a role");
        }

        errors.ThrowIfAny();
    }

    private async Task<HashSet<string>> SecondFactorAsync(CancellationToken cancellationToken) => [.. new TwoFactorSettings((await settings.GetAsync(cancellationToken)).Json).RequiredFor];

    private async Task RequireSecondFactorAsync(string role, bool isNeeded, CancellationToken cancellationToken)
    {
        var needed = await SecondFactorAsync(cancellationToken);
        if (isNeeded ? !needed.Add(role) : !needed.Remove(role))
            return;
        var section = (JsonObject?)(await settings.GetAsync(cancellationToken)).Json.Object(TwoFactorSettings.RoleSection)?.DeepClone() ?? [];
        section[TwoFactorSettings.ForSpecificRoles] = needed.Count > 0;
        section[TwoFactorSettings.Roles] = new JsonArray([.. needed.Order(StringComparer.Ordinal).Select(n => JsonValue.Create(n))]);
        await settings.MergeAsync(new() { [TwoFactorSettings.RoleSection] = section }, cancellationToken);
    }
}
