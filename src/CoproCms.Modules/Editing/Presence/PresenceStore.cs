using System.Linq.Expressions;
using CoproCms.Data;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Editing.Presence;

/// <summary>Who has which item open, on any node.</summary>
internal sealed class PresenceStore(CmsDbContext db, CurrentActor actor, IUserDirectory users, TimeProvider time)
{
    /// <summary>Whoever was not heard of for so long is gone. Browsers are heard of every eight seconds.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(25);

    /// <summary>The same for a page out of sight, of which may be heard nothing at all until it is closed.</summary>
    public static readonly TimeSpan AwayMemory = TimeSpan.FromHours(1);

    private DbSet<EditorPresence> Rows => db.Set<EditorPresence>();

    private DateTime Now => UtcMicroseconds.Truncate(time.GetUtcNow().UtcDateTime);

    public static Expression<Func<EditorPresence, bool>> IsGone(DateTime nowUtc)
    {
        var (here, away) = (nowUtc - Memory, nowUtc - AwayMemory);
        return p => p.SeenUtc < away || (!p.Away && p.SeenUtc < here);
    }

    /// <summary>Notes that the actor has the item open.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="away">Whether the page is out of sight, with unsaved words on it.</param>
    /// <param name="cancellationToken">Cancels the noting.</param>
    public Task SeeAsync(string contentItemId, bool away, CancellationToken cancellationToken)
    {
        var (user, now) = (actor.Value.UserId, Now);
        return user is null ? Task.CompletedTask : db.InTransactionAsync(
            async () =>
            {
                var row = await Rows.SingleOrDefaultAsync(p => p.ContentItemId == contentItemId && p.UserId == user, cancellationToken)
                    ?? Rows.Add(new() { ContentItemId = contentItemId, UserId = user }).Entity;
                (row.SeenUtc, row.Away) = (now, away);
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

    /// <summary>The others who have the item open.</summary>
    public async Task<IReadOnlyList<Present>> OthersAsync(string contentItemId, CancellationToken cancellationToken)
    {
        var (user, here, away) = (actor.Value.UserId, Now - Memory, Now - AwayMemory);
        var rows = await Rows.AsNoTracking().Where(p => p.ContentItemId == contentItemId && p.UserId != user && (p.SeenUtc >= here || (p.Away && p.SeenUtc >= away)))
            .OrderBy(p => p.UserId).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return [];
        var known = await users.FindManyAsync([.. rows.Select(r => r.UserId)], cancellationToken);
        return [.. rows.Where(r => known.ContainsKey(r.UserId)).Select(r => new Present(NameOf(known[r.UserId]), r.Away))];
    }

    private static string NameOf(UserInfo user) => user.Profile?.DisplayName is { Length: > 0 } name ? name : user.UserName;
}

/// <summary>Someone who has an item open.</summary>
/// <param name="Name">As people know them.</param>
/// <param name="Away">They do not look at it now, but have unsaved words there.</param>
internal sealed record Present(string Name, bool Away);
