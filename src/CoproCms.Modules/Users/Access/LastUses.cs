using System.Collections.Concurrent;
using CoproCms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CoproCms.Users.Access;

/// <summary>When things were last used, by their ids, noted in memory: no request waits for it to be written down.</summary>
internal abstract class LastUses
{
    private ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    public void Note(string id, DateTimeOffset when) => _noted[id] = when;

    /// <summary>What was noted since the last time.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Take() => Interlocked.Exchange(ref _noted, new(StringComparer.Ordinal));
}

/// <summary>Writes down once a minute, and when the site stops, what was used.</summary>
internal abstract partial class LastUseWorker(LastUses uses, IServiceScopeFactory scopes, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected TimeProvider Time { get; } = time;

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        await ChangeAsync(db, uses.Take(), cancellationToken);
        if (db.ChangeTracker.HasChanges())
            await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Changes the rows of what was used, and removes those that nobody needs any more; they are saved afterwards.</summary>
    /// <param name="db">A context of its own.</param>
    /// <param name="noted">The last use of each id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    protected abstract Task ChangeAsync(CmsDbContext db, IReadOnlyDictionary<string, DateTimeOffset> noted, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, Time);
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
            // One of them was ended in the meantime; the next use of the others is noted again.
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What was last used could not be written down")]
    private partial void LogFailed(Exception error);
}
