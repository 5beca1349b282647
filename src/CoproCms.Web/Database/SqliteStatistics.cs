using CoproCms.Data;
using Microsoft.Data.Sqlite;

namespace CoproCms.Web.Database;

/// <summary>
/// Lets SQLite count what its indexes hold, as PostgreSQL does of itself: without it the planner takes every index for equally good, and looks for five
/// items by their ids among all that are not deleted. SQLite counts again only what has grown or shrunk tenfold, so looking often costs nothing.
/// </summary>
internal sealed partial class SqliteStatistics(
    string connectionString, WriteGate gate, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<SqliteStatistics> logger)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    // All tables (0x10000), whole (without 0x10, which would take a sample: too small a one to tell a type that has half of all items from a rare one).
    private const string Optimize = "PRAGMA optimize = 0x10002";

    /// <summary>Counts what needs it.</summary>
    public static async Task RefreshAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString))
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = Optimize;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        // A connection knows the counts of the moment when it was opened.
        SqliteConnection.ClearPool(new(connectionString));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Set-up is done before the application counts as started.
        await Task.Delay(Timeout.Infinite, lifetime.ApplicationStarted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var turn = await gate.EnterAsync(cancellationToken);
            await RefreshAsync(connectionString, cancellationToken);
        }
        catch (SqliteException error)
        {
            Failed(error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The statistics of the database could not be refreshed; trying again")]
    private partial void Failed(Exception error);
}
