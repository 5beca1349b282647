using CoproCms.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Web.Database;

/// <summary>
/// Lets another process on the same file know that something changed: each process that writes keeps one row of its own, in which each
/// transaction leaves a new mark. It commits with the change, so it is never seen early, nor missed.
/// </summary>
internal sealed class SqliteTagChannel(TimeProvider time) : ITagChannel
{
    /// <summary>The row of this process.</summary>
    public string Origin { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Days since 1970: rows of processes that wrote nothing for long are cleared away by it.</summary>
    public int Today => (int)(time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays;

    public Task SendAsync(CmsDbContext db, IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        var mark = Guid.NewGuid().ToString("N");
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO NamedDocument (Kind, Name, Json, Position) VALUES ({DocumentKinds.Writer}, {Origin}, {mark}, {Today})
            ON CONFLICT (Kind, Name) DO UPDATE SET Json = excluded.Json, Position = excluded.Position
            """,
            cancellationToken);
    }
}

/// <summary>Empties the caches of this process when another one, such as <c>recipe run</c>, changed something in the same file.</summary>
internal sealed partial class SqliteTagListener(
    IServiceScopeFactory scopes, SqliteTagChannel channel, CacheTagBroadcast broadcast, TimeProvider time, ILogger<SqliteTagListener> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private static readonly HashSet<string> Everything = [CacheTags.All];

    private Dictionary<string, string> _marks = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await ForgetTheOldAsync(stoppingToken);
            while (true)
            {
                await LookAsync(stoppingToken);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
            var marks = await Others(db).ToDictionaryAsync(d => d.Name, d => d.Json, cancellationToken);
            var changed = marks.Any(m => _marks.GetValueOrDefault(m.Key) != m.Value);
            _marks = marks;
            if (changed)
                await broadcast.EvictHereAsync(Everything);
        }
        catch (SqliteException error)
        {
            Failed(error);
        }
    }

    private async Task ForgetTheOldAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
        var old = channel.Today - 1;
        await db.InTransactionAsync(() => Others(db).Where(d => d.Position < old).ExecuteDeleteAsync(cancellationToken), cancellationToken);
    }

    private IQueryable<NamedDocument> Others(CmsDbContext db) => db.Documents.AsNoTracking().Where(d => d.Kind == DocumentKinds.Writer && d.Name != channel.Origin);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether another process changed the database could not be read; trying again")]
    private partial void Failed(Exception error);
}
