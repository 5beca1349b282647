using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Recipes.Exporting;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Recipes;

/// <summary>Roles with what they grant.</summary>
internal sealed class RolesExport(CmsDbContext db) : ExportSource
{
    public override string Type => "AllRolesDeploymentStep";

    public override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        var roles = await db.Set<Role>().AsNoTracking().OrderBy(r => r.NormalizedName).ToListAsync(cancellationToken);
        var claims = await db.Set<IdentityRoleClaim<string>>().AsNoTracking().Where(c => c.ClaimType == Role.PermissionClaim).ToListAsync(cancellationToken);
        var granted = claims.ToLookup(c => c.RoleId, c => c.ClaimValue);
        await package.WriteStepAsync(
            new()
            {
                ["name"] = "Roles",
                ["Roles"] = new JsonArray([.. roles.Select(role => new JsonObject
                {
                    ["Name"] = role.Name,
                    ["Description"] = role.Description,
                    ["Permissions"] = new JsonArray([.. granted[role.Id].Order(StringComparer.Ordinal).Select(p => JsonValue.Create(p))]),
                })]),
            },
            cancellationToken);
    }
}

/// <summary>
/// Users with their public profiles and roles, for whoever may see their addresses: without passwords, which they set anew where they arrive, and
/// without administrators, since one of this site is none of another.
/// </summary>
internal sealed class UsersExport(CmsDbContext db, CurrentActor actor) : ExportSource
{
    public override string Type => "AllUsersDeploymentStep";

    public override async Task WriteAsync(JsonObject options, PackageWriter package, CancellationToken cancellationToken)
    {
        actor.Value.Demand(UserPermissions.ViewUsers, "to export users");
        var users = await db.Set<User>().AsNoTracking().OrderBy(u => u.Id).Select(u => new
        {
            User = u,
            Roles = db.Set<IdentityUserRole<string>>().Where(m => m.UserId == u.Id).Join(db.Set<Role>(), m => m.RoleId, r => r.Id, (m, r) => r.Name!).ToList(),
        }).ToListAsync(cancellationToken);
        await package.WriteStepAsync(
            new() { ["name"] = "Users", ["Users"] = new JsonArray([.. users.Where(u => !u.Roles.Contains(SystemRoles.Administrator)).Select(u => Write(u.User, u.Roles))]) }, cancellationToken);
    }

    private static JsonObject Write(User user, IEnumerable<string> roles) => new()
    {
        ["UserId"] = user.Id,
        ["UserName"] = user.UserName,
        ["Email"] = user.Email,
        ["EmailConfirmed"] = user.EmailConfirmed,
        ["IsEnabled"] = user.IsEnabled,
        ["RoleNames"] = new JsonArray([.. roles.Order(StringComparer.Ordinal).Select(r => JsonValue.Create(r))]),
        ["Properties"] = SecretNames.Without(user.ReadProperties()),
    };
}
