using System.Data;
using System.Globalization;
using CoproCms.Queries;
using CoproCms.Queries.Sql;
using Npgsql;
using NpgsqlTypes;

namespace CoproCms.Web.Database;

/// <summary>
/// PostgreSQL: a transaction that may only read and never commits, with the server's own time limit, and where the settings name one in a role
/// that may read nothing but the views. One statement at a time is a matter of the protocol here.
/// </summary>
internal sealed class PostgresQueryDatabase(string connectionString) : IQueryDatabase
{
    public SqlDialect Dialect => SqlDialect.Postgres;

    public async Task<QueryRows> ReadAsync(SqlText sql, QuerySettings settings, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        try
        {
            await RestrictAsync(connection, settings, cancellationToken);
            return await RunAsync(connection, sql, settings, cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.QueryCanceled && !cancellationToken.IsCancellationRequested)
        {
            throw new SqlFaultException($"it took longer than {settings.TimeLimit} seconds", error);
        }
        catch (Exception error) when (error is PostgresException or InvalidCastException or OverflowException)
        {
            throw new SqlFaultException(error is PostgresException refused ? refused.MessageText : "it gives a value that cannot be read", error);
        }
    }

    private static async Task RestrictAsync(NpgsqlConnection connection, QuerySettings settings, CancellationToken cancellationToken)
    {
        var milliseconds = ((int)Math.Clamp(settings.TimeLimit * 1000, 1, int.MaxValue)).ToString(CultureInfo.InvariantCulture);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("SET TRANSACTION READ ONLY"));
        batch.BatchCommands.Add(Set("statement_timeout", milliseconds));
        batch.BatchCommands.Add(Set("lock_timeout", milliseconds));
        batch.BatchCommands.Add(Set("max_parallel_workers_per_gather", "0"));
        batch.BatchCommands.Add(Set("standard_conforming_strings", "on"));
        if (!string.IsNullOrWhiteSpace(settings.Role))
            batch.BatchCommands.Add(Set("role", settings.Role));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    // Until the end of the transaction.
    private static NpgsqlBatchCommand Set(string name, string value) =>
        new("SELECT set_config($1, $2, true)") { Parameters = { new() { Value = name }, new() { Value = value } } };

    private static async Task<QueryRows> RunAsync(NpgsqlConnection connection, SqlText sql, QuerySettings settings, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql.Text, connection);
        foreach (var value in sql.Parameters)
            command.Parameters.Add(Parameter(value));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await QueryRows.ReadAsync(reader, settings, cancellationToken);
    }

    // A text takes the type of what it is compared with, as a constant in quotes does: the column of an instant is compared with an instant.
    private static NpgsqlParameter Parameter(object? value) => value switch
    {
        null => new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown },
        string text => new() { Value = text, NpgsqlDbType = NpgsqlDbType.Unknown },
        _ => new() { Value = value },
    };
}
