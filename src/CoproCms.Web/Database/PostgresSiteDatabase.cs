using System.Diagnostics;
using CoproCms.Data;
using CoproCms.Setup;
using Npgsql;

namespace CoproCms.Web.Database;

/// <summary>PostgreSQL: an advisory lock of the database, which ends with the connection.</summary>
internal sealed class PostgresSiteDatabase(string connectionString) : ISiteDatabase
{
    // Any number will do, as long as all nodes use it: "copro" in ASCII.
    private const long Key = 0x636F70726F;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task<IAsyncDisposable> LockAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = Key } } };
            for (var waited = Stopwatch.StartNew(); !true.Equals(await command.ExecuteScalarAsync(cancellationToken)); await Task.Delay(Pause, cancellationToken))
            {
                if (waited.Elapsed >= timeout)
                    throw new TimeoutException($"another node has been setting this site up for {timeout.TotalSeconds:0} seconds; wait for it, or end it and start again");
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public Task PrepareAsync(CmsDbContext db, CancellationToken cancellationToken) => Task.CompletedTask;
}
