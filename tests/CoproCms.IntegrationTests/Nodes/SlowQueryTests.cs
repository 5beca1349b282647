using System.Diagnostics;
using CoproCms.Data;
using CoproCms.IntegrationTests.Given;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CoproCms.IntegrationTests.Nodes;

/// <summary>When a client goes away, or a query runs out of time, the database stops working for it. The table here answers nobody for minutes.</summary>
public abstract class SlowQueryTests(SiteFixture fixture)
{
    private const string Query = "/api/graphql?query={post(first:7){displayText}}";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [SkippableFact]
    public async Task A_query_past_its_time_and_one_that_nobody_waits_for_are_stopped_in_the_database()
    {
        fixture.Demand();
        using var client = fixture.Site.Client();
        await client.GetStringAsync("/api/graphql?query={__typename}");
        await using (await StallAsync())
        {
            var body = await client.GetStringAsync(Query).WaitAsync(Soon);
            Assert.Contains("EXECUTION_TIMEOUT", body, StringComparison.Ordinal);
            await UntilIdleAsync();

            using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetStringAsync(Query, leaving.Token));
            await UntilIdleAsync();
        }

        Assert.Contains("\"post\":[", await client.GetStringAsync(Query), StringComparison.Ordinal);
    }

    /// <summary>Makes the table of items stall whoever reads it, until it is disposed of.</summary>
    protected abstract Task<IAsyncDisposable> StallAsync();

    protected abstract Task<bool> IsBusyAsync();

    protected async Task<string> ConnectionStringAsync()
    {
        await using var scope = fixture.Site.Services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<CmsDbContext>().Database.GetConnectionString()!;
    }

    private async Task UntilIdleAsync()
    {
        var watch = Stopwatch.StartNew();
        while (await IsBusyAsync())
        {
            Assert.True(watch.Elapsed < Soon, "The database is still at work for somebody who does not wait for it.");
            await Task.Delay(50);
        }
    }
}

public sealed class ShortTimePostgresSite() : SiteFixture(TestDatabase.Postgres)
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("OrchardCore:OrchardCore_Apis_GraphQL:MaxExecutionSeconds", "1")];
}

public sealed class ShortTimeSqliteSite() : SiteFixture(TestDatabase.Sqlite)
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("OrchardCore:OrchardCore_Apis_GraphQL:MaxExecutionSeconds", "1")];
}

public sealed class SlowQueriesOnPostgresTests(ShortTimePostgresSite site) : SlowQueryTests(site), IClassFixture<ShortTimePostgresSite>
{
    // Readers wait for whoever holds the table for itself.
    protected override async Task<IAsyncDisposable> StallAsync()
    {
        var connection = new NpgsqlConnection(await ConnectionStringAsync());
        await connection.OpenAsync();
        await RunAsync(connection, """BEGIN; LOCK TABLE "ContentIndex" IN ACCESS EXCLUSIVE MODE""");
        return connection;
    }

    protected override async Task<bool> IsBusyAsync()
    {
        await using var connection = new NpgsqlConnection(await ConnectionStringAsync());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE '%"ContentIndex"%' AND pid <> pg_backend_pid())""", connection);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

public sealed class SlowQueriesOnSqliteTests(ShortTimeSqliteSite site) : SlowQueryTests(site), IClassFixture<ShortTimeSqliteSite>
{
    private readonly Running _running = new();

    protected override async Task<IAsyncDisposable> StallAsync()
    {
        var connection = new SqliteConnection(await ConnectionStringAsync());
        await connection.OpenAsync();
        await RunAsync(connection, """
            ALTER TABLE ContentIndex RENAME TO ContentIndexAtRest;
            CREATE VIEW ContentIndex AS SELECT * FROM ContentIndexAtRest
            WHERE (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000000) SELECT COUNT(*) FROM n) > 0;
            """);
        _running.Watch();
        return new Restoration(connection, _running);
    }

    // SQLite works on the caller's thread: a command is at work until it returns.
    protected override Task<bool> IsBusyAsync()
    {
        Assert.True(_running.Begun > 0);
        return Task.FromResult(_running.Begun > _running.Ended);
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Restoration(SqliteConnection connection, Running running) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            running.Dispose();
            await RunAsync(connection, "DROP VIEW ContentIndex; ALTER TABLE ContentIndexAtRest RENAME TO ContentIndex;");
            await connection.DisposeAsync();
        }
    }

    /// <summary>Counts the commands on the stalled table that begin and end, as Entity Framework reports them.</summary>
    private sealed class Running : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private int _begun;
        private int _ended;

        public int Begun => Volatile.Read(ref _begun);

        public int Ended => Volatile.Read(ref _ended);

        public void Watch() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore")
                _subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is not CommandEventData { Command: SqliteCommand command } || !command.CommandText.Contains("LIMIT", StringComparison.Ordinal))
                return;
            if (value.Key == RelationalEventId.CommandExecuting.Name)
                Interlocked.Increment(ref _begun);
            else if (value.Key == RelationalEventId.CommandExecuted.Name || value.Key == RelationalEventId.CommandCanceled.Name || value.Key == RelationalEventId.CommandError.Name)
                Interlocked.Increment(ref _ended);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
    }
}
