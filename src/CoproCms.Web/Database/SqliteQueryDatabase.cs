using System.Diagnostics;
using CoproCms.Queries;
using CoproCms.Queries.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoproCms.Web.Database;

/// <summary>
/// SQLite: a connection that is open for reading only, with an authorizer that lets queries read the views and what the views themselves read,
/// and a clock that interrupts them.
/// </summary>
internal sealed class SqliteQueryDatabase(string connectionString) : IQueryDatabase
{
    // Steps of SQLite's machine between two looks at the clock.
    private const int Steps = 5000;
    private const int LongestValue = 4_000_000;

    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "count", "sum", "avg", "min", "max", "coalesce", "nullif", "lower", "upper", "length", "trim", "ltrim", "rtrim", "replace", "substr", "abs", "round",
        "row_number", "rank", "dense_rank", "like", "strftime",
    };

    // What the views are made of: that there are rows may be known without the name of a view as the reason, when no column of them is read.
    private static readonly HashSet<string> Counted = ["ContentIndex", "ContentItem", "ContentVersion", "ContentReference", "FieldIndex", "NestedItem"];

    private readonly string _connectionString = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadOnly }.ConnectionString;

    public SqlDialect Dialect => SqlDialect.Sqlite;

    public async Task<QueryRows> ReadAsync(SqlText sql, QuerySettings settings, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var only = connection.CreateCommand())
        {
            only.CommandText = "PRAGMA query_only = ON; PRAGMA trusted_schema = OFF";
            await only.ExecuteNonQueryAsync(cancellationToken);
        }

        var clock = Stopwatch.StartNew();
        var handle = connection.Handle!;
        raw.sqlite3_limit(handle, raw.SQLITE_LIMIT_LENGTH, LongestValue);
        raw.sqlite3_progress_handler(handle, Steps, _ => clock.Elapsed.TotalSeconds > settings.TimeLimit || cancellationToken.IsCancellationRequested ? 1 : 0, null);
        raw.sqlite3_set_authorizer(handle, Authorize, null);
        try
        {
            return await RunAsync(connection, sql, settings, cancellationToken);
        }
        catch (SqliteException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new SqlFaultException(error.SqliteErrorCode == raw.SQLITE_INTERRUPT ? $"it took longer than {settings.TimeLimit} seconds" : error.Message, error);
        }
        finally
        {
            raw.sqlite3_set_authorizer(handle, (strdelegate_authorizer?)null, null);
            raw.sqlite3_progress_handler(handle, 0, null, null);
        }
    }

    private static async Task<QueryRows> RunAsync(SqliteConnection connection, SqlText sql, QuerySettings settings, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql.Text;
        for (var i = 0; i < sql.Parameters.Count; i++)
            command.Parameters.AddWithValue($"@p{i + 1}", sql.Parameters[i] ?? DBNull.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await QueryRows.ReadAsync(reader, settings, cancellationToken);
    }

    // Where a view reads a table, SQLite names the view as the reason. Only its own name can be there: queries give theirs a mark.
    private static int Authorize(object userData, int action, string? first, string? second, string? database, string? reason) => action switch
    {
        raw.SQLITE_SELECT => raw.SQLITE_OK,
        raw.SQLITE_READ when first is not null && SqlViews.All.ContainsKey(first) => raw.SQLITE_OK,
        raw.SQLITE_READ when reason is not null && SqlViews.All.ContainsKey(reason) => raw.SQLITE_OK,
        raw.SQLITE_READ when first is not null && string.IsNullOrEmpty(second) && Counted.Contains(first) => raw.SQLITE_OK,
        raw.SQLITE_FUNCTION when second is not null && Functions.Contains(second) => raw.SQLITE_OK,
        _ => raw.SQLITE_DENY,
    };
}
