using System.Text.Json.Nodes;
using CoproCms.Auditing;
using CoproCms.Data;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CoproCms.Users;

/// <summary>Changes of users and of the roles they hold. Of what is personal the trail says that it changed, never what it was or became.</summary>
internal sealed class UserAudit : AuditSource
{
    private static readonly string[] Shown = [nameof(User.UserName), nameof(User.IsEnabled), nameof(User.EmailConfirmed), nameof(User.TwoFactorEnabled)];
    private static readonly string[] Personal = [nameof(User.Email), nameof(User.PhoneNumber), nameof(User.Properties)];

    public override IReadOnlyCollection<Type> Entities { get; } = [typeof(User), typeof(IdentityUserRole<string>)];

    public override IEnumerable<AuditEvent> Describe(IReadOnlyList<EntityEntry> changes, CmsDbContext db) =>
        changes.Where(c => c.Entity is User).Select(Describe).OfType<AuditEvent>().Concat(Memberships(changes, db));

    private static AuditEvent? Describe(EntityEntry change)
    {
        var user = (User)change.Entity;
        var what = new AuditEvent(AuditCategories.User, ActionOf(change), user.Id) { Name = user.UserName };
        if (change.State != EntityState.Modified)
            return what with { Before = Before(change, Shown), After = After(change, Shown) };
        var personal = Personal.Where(change.IsChanged).Append(change.IsChanged(nameof(User.PasswordHash)) ? "Password" : null).OfType<string>().ToArray();
        if (personal.Length > 0 || Shown.Any(change.IsChanged))
            return what with { Before = Before(change, Shown), After = With(After(change, Shown)!, personal) };
        if (change.IsChanged(nameof(User.LockoutEnd)))
            return what with { Action = user.LockoutEnd is null ? "unlocked" : "locked" };
        return change.IsChanged(nameof(User.SecurityStamp)) ? what with { Action = "signed out everywhere" } : null;
    }

    private static JsonObject With(JsonObject after, string[] personal)
    {
        if (personal.Length > 0)
            after["Changed"] = new JsonArray([.. personal.Select(p => JsonValue.Create(p))]);
        return after;
    }

    private static IEnumerable<AuditEvent> Memberships(IReadOnlyList<EntityEntry> changes, CmsDbContext db)
    {
        var known = db.ChangeTracker.Entries().Select(e => e.Entity).ToList();
        return changes.Where(c => c.Entity is IdentityUserRole<string>).GroupBy(c => ((IdentityUserRole<string>)c.Entity).UserId).Select(group => new AuditEvent(AuditCategories.User, "roles changed", group.Key)
        {
            Name = known.OfType<User>().FirstOrDefault(u => u.Id == group.Key)?.UserName,
            Before = Roles(group, EntityState.Deleted, known),
            After = Roles(group, EntityState.Added, known),
        });
    }

    private static JsonObject? Roles(IEnumerable<EntityEntry> changes, EntityState state, List<object> known)
    {
        var ids = changes.Where(c => c.State == state).Select(c => ((IdentityUserRole<string>)c.Entity).RoleId).ToList();
        return ids.Count == 0 ? null : new() { ["Roles"] = new JsonArray([.. ids.Select(id => JsonValue.Create(known.OfType<Role>().FirstOrDefault(r => r.Id == id)?.Name ?? id))]) };
    }
}

/// <summary>Changes of roles and of what they grant.</summary>
internal sealed class RoleAudit : AuditSource
{
    private static readonly string[] Shown = [nameof(Role.Name), nameof(Role.Description)];

    public override IReadOnlyCollection<Type> Entities { get; } = [typeof(Role), typeof(IdentityRoleClaim<string>)];

    public override IEnumerable<AuditEvent> Describe(IReadOnlyList<EntityEntry> changes, CmsDbContext db) =>
        changes.Where(c => c.Entity is Role).Select(Describe).Concat(Grants(changes, db));

    private static AuditEvent Describe(EntityEntry change) => new(AuditCategories.Role, ActionOf(change), ((Role)change.Entity).Id)
    {
        Name = ((Role)change.Entity).Name,
        Before = Before(change, Shown),
        After = After(change, Shown),
    };

    private static IEnumerable<AuditEvent> Grants(IReadOnlyList<EntityEntry> changes, CmsDbContext db)
    {
        var roles = db.ChangeTracker.Entries().Select(e => e.Entity).OfType<Role>().ToList();
        return changes.Where(c => c.Entity is IdentityRoleClaim<string>).GroupBy(c => ((IdentityRoleClaim<string>)c.Entity).RoleId).Select(group => new AuditEvent(AuditCategories.Role, "permissions changed", group.Key)
        {
            Name = roles.Find(r => r.Id == group.Key)?.Name,
            Before = Permissions(group, EntityState.Deleted),
            After = Permissions(group, EntityState.Added),
        });
    }

    private static JsonObject? Permissions(IEnumerable<EntityEntry> changes, EntityState state)
    {
        var names = changes.Where(c => c.State == state).Select(c => ((IdentityRoleClaim<string>)c.Entity).ClaimValue).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : new() { ["Permissions"] = new JsonArray([.. names.Select(n => JsonValue.Create(n))]) };
    }
}

internal static class ChangedColumns
{
    public static bool IsChanged(this EntityEntry change, string column) => change.Property(column) is { IsModified: true } property && !Equals(property.OriginalValue, property.CurrentValue);
}
