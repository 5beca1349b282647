using CoproCms.Data;
using CoproCms.Users.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Users.Sessions;

internal sealed class SessionUses : LastUses;

/// <summary>Writes down when sessions were last used, and removes those whose cookies have expired.</summary>
internal sealed class SessionWorker(SessionUses uses, IServiceScopeFactory scopes, TimeProvider time, ILogger<SessionWorker> logger) : LastUseWorker(uses, scopes, time, logger)
{
    // A day more than the cookie, which grows younger with its use.
    private static readonly TimeSpan Keep = TimeSpan.FromDays(15);

    protected override async Task ChangeAsync(CmsDbContext db, IReadOnlyDictionary<string, DateTimeOffset> noted, CancellationToken cancellationToken)
    {
        var ids = noted.Keys.ToArray();
        foreach (var session in ids.Length == 0 ? [] : await db.Set<UserSession>().Where(s => ids.Contains(s.Id)).ToListAsync(cancellationToken))
            session.LastSeenUtc = noted[session.Id].UtcDateTime;
        var old = (Time.GetUtcNow() - Keep).UtcDateTime;
        foreach (var session in await db.Set<UserSession>().Where(s => s.LastSeenUtc < old).ToListAsync(cancellationToken))
        {
            if (noted.ContainsKey(session.Id))
                continue;
            db.Remove(session);
            db.Touch(SessionCache.Tag(session.Id));
        }
    }
}
