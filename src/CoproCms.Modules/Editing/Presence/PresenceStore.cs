using CoproCms.Data;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Editing.Presence;

/// <summary>Who has which item open, on any node.</summary>
internal sealed class PresenceStore(CmsDbContext db, CurrentActor actor, IUserDirectory users, TimeProvider time)
{
    /// <summary>Whoever was not heard of for so long is gone. Browsers are heard of every eight seconds.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(25);

    private DbSet<EditorPresence> Rows => db.Set<EditorPresence>();

    private DateTime Now => UtcMicroseconds.Truncate(time.GetUtcNow().UtcDateTime);

    /// <summary>Notes that the actor has the item open.</summary>
    public Task SeeAsync(string contentItemId, CancellationToken cancellationToken)
    {
        var (user, now) = (actor.Value.UserId, Now);
        return user is null ? Task.CompletedTask : db.InTransactionAsync(
            async () =>
            {
                var row = await Rows.SingleOrDefaultAsync(p => p.ContentItemId == contentItemId && p.UserId == user, cancellationToken)
                    ?? Rows.Add(new() { ContentItemId = contentItemId, UserId = user }).Entity;
                row.SeenUtc = now;
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Notes that the actor closed the item.</summary>
    public Task LeaveAsync(string contentItemId, CancellationToken cancellationToken)
    {
        var user = actor.Value.UserId;
        return db.InTransactionAsync(() => Rows.Where(p => p.ContentItemId == contentItemId && p.UserId == user).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    /// <summary>The names of the others who have the item open.</summary>
    public async Task<IReadOnlyList<string>> OthersAsync(string contentItemId, CancellationToken cancellationToken)
    {
        var (user, since) = (actor.Value.UserId, Now - Memory);
        var ids = await Rows.AsNoTracking().Where(p => p.ContentItemId == contentItemId && p.UserId != user && p.SeenUtc >= since)
            .OrderBy(p => p.UserId).Select(p => p.UserId).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return [];
        var known = await users.FindManyAsync(ids, cancellationToken);
        return [.. ids.Select(known.GetValueOrDefault).OfType<UserInfo>().Select(u => u.Profile?.DisplayName is { Length: > 0 } name ? name : u.UserName)];
    }
}
