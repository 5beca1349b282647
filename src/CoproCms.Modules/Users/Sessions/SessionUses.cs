using System.Collections.Concurrent;
using CoproCms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.Users.Sessions;

/// <summary>When sessions were last used, noted in memory: no request waits for it to be written down.</summary>
internal sealed class SessionUses
{
    private ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    public void Note(string sessionId, DateTimeOffset when) => _noted[sessionId] = when;

    /// <summary>What was noted since the last time.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Take() => Interlocked.Exchange(ref _noted, new(StringComparer.Ordinal));
}

/// <summary>Writes down once a minute when sessions were last used, and removes those whose cookies have expired.</summary>
internal sealed partial class SessionWorker(SessionUses uses, IServiceScopeFactory scopes, TimeProvider time, ILogger<SessionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // A day more than the cookie, which grows younger with its use.
    private static readonly TimeSpan Keep = TimeSpan.FromDays(15);

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var noted = uses.Take();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        var ids = noted.Keys.ToArray();
        foreach (var session in ids.Length == 0 ? [] : await db.Set<UserSession>().Where(s => ids.Contains(s.Id)).ToListAsync(cancellationToken))
            session.LastSeenUtc = noted[session.Id].UtcDateTime;
        var old = (time.GetUtcNow() - Keep).UtcDateTime;
        foreach (var session in await db.Set<UserSession>().Where(s => s.LastSeenUtc < old).ToListAsync(cancellationToken))
        {
            if (ids.Contains(session.Id))
                continue;
            db.Remove(session);
            db.Touch(SessionCache.Tag(session.Id));
        }

        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryWriteAsync(stoppingToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync(cancellationToken);
    }

    private async Task TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // A session was ended in the meantime; nobody needs its last use any more.
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The last use of sessions could not be written down")]
    private partial void LogFailed(Exception error);
}
