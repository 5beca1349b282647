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
    string connectionString, SqliteTagChannel channel, IServiceScopeFactory scopes, CacheTagBroadcast broadcast, TimeProvider time, ILogger<SqliteTagListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private static readonly HashSet<string> Everything = [CacheTags.All];

    // Its own and always open: SQLite tells each connection whether any other has committed since it last asked.
    private readonly SqliteConnection _connection = new(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
    private Dictionary<string, string> _marks = [];
    private long _dataVersion = -1;

    /// <summary>Looks before the first request is taken, so that nothing is kept that is older.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _connection.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ForgetTheOldAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _connection.OpenAsync(cancellationToken);
            if (!await AnyoneCommittedAsync(cancellationToken))
                return;
            var marks = await OthersAsync(cancellationToken);
            var changed = marks.Any(m => _marks.GetValueOrDefault(m.Key) != m.Value);
            _marks = marks;
            if (changed)
                await broadcast.EvictHereAsync(Everything);
        }
        catch (SqliteException error)
        {
            Failed(error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task<bool> AnyoneCommittedAsync(CancellationToken cancellationToken)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        var version = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        var moved = version != _dataVersion;
        _dataVersion = version;
        return moved;
    }

    private async Task<Dictionary<string, string>> OthersAsync(CancellationToken cancellationToken)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = "SELECT Name, Json FROM NamedDocument WHERE Kind = $kind AND Name <> $origin";
        command.Parameters.AddWithValue("$kind", DocumentKinds.Writer);
        command.Parameters.AddWithValue("$origin", channel.Origin);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        Dictionary<string, string> marks = [];
        while (await reader.ReadAsync(cancellationToken))
            marks[reader.GetString(0)] = reader.GetString(1);
        return marks;
    }

    private async Task ForgetTheOldAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CmsDbContext>();
            var yesterday = channel.Today - 1;
            var old = db.Documents.Where(d => d.Kind == DocumentKinds.Writer && d.Name != channel.Origin && d.Position < yesterday);
            if (await old.AnyAsync(cancellationToken))
                await db.InTransactionAsync(() => old.ExecuteDeleteAsync(cancellationToken), cancellationToken);
        }
        catch (SqliteException error)
        {
            Failed(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What other processes changed in the database could not be read; trying again")]
    private partial void Failed(Exception error);
}
