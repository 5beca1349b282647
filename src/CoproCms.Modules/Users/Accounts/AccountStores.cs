using CoproCms.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Users.Accounts;

/// <summary>Identity's store over the one database context. A change empties what is cached about users, on every node.</summary>
internal sealed class UserStore(CmsDbContext context, IdentityErrorDescriber? describer = null)
    : UserStore<User, Role, CmsDbContext>(context, describer)
{
    // Failed attempts must not empty caches: anyone can make them.
    private static readonly HashSet<string> Bookkeeping =
        [nameof(User.AccessFailedCount), nameof(User.LockoutEnd), nameof(User.ConcurrencyStamp)];

    public override Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken = default)
    {
        Context.Touch(CacheTags.Users);
        return base.CreateAsync(user, cancellationToken);
    }

    public override Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken = default)
    {
        if (ChangesMoreThanBookkeeping(user))
            Context.Touch(CacheTags.Users);
        if (Context.Entry(user).State == EntityState.Detached)
            return base.UpdateAsync(user, cancellationToken);
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Context.SaveTrackedAsync(ErrorDescriber, cancellationToken);
    }

    public override Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken = default)
    {
        Context.Touch(CacheTags.Users);
        return base.DeleteAsync(user, cancellationToken);
    }

    private bool ChangesMoreThanBookkeeping(User user)
    {
        Context.ChangeTracker.DetectChanges();
        return Context.Entry(user) is { State: EntityState.Detached }
            || Context.ChangeTracker.Entries().Any(e => e.State is EntityState.Added or EntityState.Deleted)
            || Context.Entry(user).Properties.Any(p => p.IsModified && !Bookkeeping.Contains(p.Metadata.Name));
    }
}

/// <summary>Identity's role store; a change empties what is cached about roles.</summary>
internal sealed class RoleStore(CmsDbContext context, IdentityErrorDescriber? describer = null) : RoleStore<Role, CmsDbContext>(context, describer)
{
    public override Task<IdentityResult> CreateAsync(Role role, CancellationToken cancellationToken = default)
    {
        Context.Touch(CacheTags.Roles);
        return base.CreateAsync(role, cancellationToken);
    }

    public override Task<IdentityResult> UpdateAsync(Role role, CancellationToken cancellationToken = default)
    {
        Context.Touch(CacheTags.Roles);
        if (Context.Entry(role).State == EntityState.Detached)
            return base.UpdateAsync(role, cancellationToken);
        role.ConcurrencyStamp = Guid.NewGuid().ToString();
        return Context.SaveTrackedAsync(ErrorDescriber, cancellationToken);
    }

    public override Task<IdentityResult> DeleteAsync(Role role, CancellationToken cancellationToken = default)
    {
        Context.Touch(CacheTags.Roles);
        return base.DeleteAsync(role, cancellationToken);
    }
}

internal static class TrackedRows
{
    /// <summary>Saves what has changed. Identity's own way marks every column as changed and forgets what it was, which the audit trail wants to know.</summary>
    public static async Task<IdentityResult> SaveTrackedAsync(this CmsDbContext db, IdentityErrorDescriber errors, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(errors.ConcurrencyFailure());
        }
    }
}
