using System.Text;
using CoproCms.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CoproCms.Web.Database;

/// <summary>Announces what a transaction changed by <c>NOTIFY</c>, which PostgreSQL delivers when the transaction commits, and drops when it does not.</summary>
internal sealed class PostgresTagChannel : ITagChannel
{
    public const string Name = "coprocms";

    // PostgreSQL takes fewer than 8,000 bytes.
    private const int LongestPayload = 7_900;
    private const char Separator = '\n';

    private readonly string _origin = Guid.NewGuid().ToString("N");

    public Task SendAsync(CmsDbContext db, IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        var payload = Write(tags);
        if (Encoding.UTF8.GetByteCount(payload) > LongestPayload)
            payload = Write([CacheTags.All]);
        return db.Database.ExecuteSqlAsync($"SELECT pg_notify({Name}, {payload})", cancellationToken);
    }

    /// <summary>The tags of an announcement; null for one of this process itself, which has emptied its caches already.</summary>
    public IReadOnlySet<string>? Read(string payload)
    {
        var parts = payload.Split(Separator);
        return parts[0] == _origin ? null : parts.Skip(1).ToHashSet();
    }

    private string Write(IEnumerable<string> tags) => string.Join(Separator, [_origin, .. tags]);
}

/// <summary>Empties the caches of this node when another one changed something.</summary>
internal sealed partial class PostgresTagListener(
    string connectionString, PostgresTagChannel channel, CacheTagBroadcast broadcast, TimeProvider time, ILogger<PostgresTagListener> logger) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly HashSet<string> Everything = [CacheTags.All];

    // A connection of its own, asked now and then whether it still stands: a dead peer says nothing by itself.
    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 10 }.ConnectionString;

    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _pause = ShortestPause;

    /// <summary>Listens before the first request is taken, or has at least tried to.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await _begun.Task.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                _begun.TrySetResult();
                Lost(_pause.TotalSeconds, error);
                // Meanwhile nobody tells this node anything, so what it keeps must not grow old.
                await broadcast.EvictHereAsync(Everything);
                await Task.Delay(_pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                _pause = TimeSpan.FromTicks(Math.Min(_pause.Ticks * 2, LongestPause.Ticks));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        Queue<IReadOnlySet<string>> heard = new();
        connection.Notification += (_, notification) =>
        {
            if (channel.Read(notification.Payload) is { } tags)
                heard.Enqueue(tags);
        };
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgresTagChannel.Name}", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken);
        _pause = ShortestPause;
        // What was announced before this moment was not heard.
        await broadcast.EvictHereAsync(Everything);
        _begun.TrySetResult();
        while (true)
        {
            while (heard.TryDequeue(out var tags))
                await broadcast.EvictHereAsync(tags);
            await connection.WaitAsync(cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection that tells of other nodes' changes is lost; trying again in {Seconds} s")]
    private partial void Lost(double seconds, Exception error);
}
