using System.Collections.Concurrent;
using CoproCms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.ApiTokens;

/// <summary>When tokens were last used, noted in memory: no request waits for it to be written down.</summary>
internal sealed class LastUses
{
    private ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    public void Note(string tokenId, DateTimeOffset when) => _noted[tokenId] = when;

    /// <summary>What was noted since the last time.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Take() => Interlocked.Exchange(ref _noted, new(StringComparer.Ordinal));
}

/// <summary>Writes down once a minute when tokens were last used, and removes those that expired long ago.</summary>
internal sealed partial class LastUseWorker(LastUses uses, IServiceScopeFactory scopes, TimeProvider time, ILogger<LastUseWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // Their owners may want to see for a while that they expired.
    private static readonly TimeSpan Keep = TimeSpan.FromDays(30);

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var noted = uses.Take();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        var ids = noted.Keys.ToArray();
        foreach (var token in ids.Length == 0 ? [] : await db.Set<ApiToken>().Where(t => ids.Contains(t.Id)).ToListAsync(cancellationToken))
            token.LastUsedUtc = noted[token.Id].UtcDateTime;
        var old = (time.GetUtcNow() - Keep).UtcDateTime;
        db.RemoveRange(await db.Set<ApiToken>().Where(t => t.ExpiresUtc < old).ToListAsync(cancellationToken));
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
            // A token was revoked in the meantime; nobody needs its last use any more.
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The last use of tokens could not be written down")]
    private partial void LogFailed(Exception error);
}
