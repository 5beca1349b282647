using System.Collections.Concurrent;
using System.Collections.Frozen;
using CoproCms.Data;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Users.Access;

/// <summary>Who may do what, held in memory until a user or a role changes; so a disabled user is nobody with their next request.</summary>
internal sealed class ActorCache(IServiceScopeFactory scopes, Permissions permissions) : IActorDirectory, ITaggedCache
{
    private const int Room = 10_000;

    // Replaced as a whole: an answer that was being read during a change lands in the old one, which nobody asks any more.
    private volatile Snapshot _snapshot = new();

    public ValueTask<Actor> AnonymousAsync(CancellationToken cancellationToken)
    {
        var snapshot = _snapshot;
        return snapshot.Anonymous is { } actor ? new(actor) : new(LoadAnonymousAsync(snapshot, cancellationToken));
    }

    public ValueTask<KnownUser?> FindUserAsync(string userId, CancellationToken cancellationToken)
    {
        var snapshot = _snapshot;
        return snapshot.Users.TryGetValue(userId, out var user) ? new(user) : new(LoadUserAsync(snapshot, userId, cancellationToken));
    }

    public ValueTask<Actor> ForClientAsync(string clientId, IReadOnlyCollection<string> roles, CancellationToken cancellationToken)
    {
        var snapshot = _snapshot;
        var key = string.Join('\n', roles.Prepend(clientId));
        return snapshot.Clients.TryGetValue(key, out var actor) ? new(actor) : new(LoadClientAsync(snapshot, key, clientId, roles, cancellationToken));
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(CacheTags.Users) || tags.Contains(CacheTags.Roles) || tags.Contains(CacheTags.All))
            _snapshot = new();
        return default;
    }

    private async Task<Actor> LoadAnonymousAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var roles = await RolesAsync(snapshot, scope.ServiceProvider.GetRequiredService<CmsDbContext>(), cancellationToken);
        return snapshot.Anonymous = new(null, null, Granted(roles, [SystemRoles.Anonymous]), [SystemRoles.Anonymous]);
    }

    private async Task<KnownUser?> LoadUserAsync(Snapshot snapshot, string userId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        var roles = await RolesAsync(snapshot, db, cancellationToken);
        var found = await db.Set<User>().AsNoTracking().Where(u => u.Id == userId)
            .Select(u => new
            {
                u.UserName,
                u.IsEnabled,
                u.SecurityStamp,
                Roles = db.Set<IdentityUserRole<string>>().Where(m => m.UserId == u.Id)
                    .Join(db.Set<Role>(), m => m.RoleId, r => r.Id, (m, r) => r.Name!).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        var user = found is not { IsEnabled: true } ? null
            : new KnownUser(new(userId, found.UserName, Granted(roles, [.. found.Roles, SystemRoles.Authenticated, SystemRoles.Anonymous]), [.. found.Roles, SystemRoles.Authenticated]), found.SecurityStamp);
        if (snapshot.Users.Count < Room)
            snapshot.Users[userId] = user;
        return user;
    }

    private async Task<Actor> LoadClientAsync(Snapshot snapshot, string key, string clientId, IReadOnlyCollection<string> roles, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var known = await RolesAsync(snapshot, scope.ServiceProvider.GetRequiredService<CmsDbContext>(), cancellationToken);
        var actor = new Actor(null, clientId, Granted(known, [.. roles, SystemRoles.Authenticated, SystemRoles.Anonymous]), [.. roles, SystemRoles.Authenticated]);
        if (snapshot.Clients.Count < Room)
            snapshot.Clients[key] = actor;
        return actor;
    }

    private static async Task<FrozenDictionary<string, string[]>> RolesAsync(Snapshot snapshot, CmsDbContext db, CancellationToken cancellationToken)
    {
        if (snapshot.Roles is { } known)
            return known;
        var claims = await db.Set<Role>().AsNoTracking()
            .Join(db.Set<IdentityRoleClaim<string>>(), r => r.Id, c => c.RoleId, (r, c) => new { Role = r.Name!, c.ClaimType, c.ClaimValue })
            .Where(c => c.ClaimType == Role.PermissionClaim).ToListAsync(cancellationToken);
        return snapshot.Roles = claims.GroupBy(c => c.Role)
            .ToFrozenDictionary(g => g.Key, g => g.Select(c => c.ClaimValue!).ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    private FrozenSet<string> Granted(FrozenDictionary<string, string[]> roles, IReadOnlyCollection<string> held) =>
        held.Contains(SystemRoles.Administrator)
            ? [Permissions.SiteOwner]
            : permissions.Closure(held.SelectMany(role => roles.GetValueOrDefault(role) ?? []));

    private sealed class Snapshot
    {
        public ConcurrentDictionary<string, KnownUser?> Users { get; } = new(StringComparer.Ordinal);
        public ConcurrentDictionary<string, Actor> Clients { get; } = new(StringComparer.Ordinal);
        public volatile Actor? Anonymous;
        public volatile FrozenDictionary<string, string[]>? Roles;
    }
}
