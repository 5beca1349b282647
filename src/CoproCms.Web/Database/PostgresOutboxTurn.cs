using CoproCms.Outbox;
using Npgsql;

namespace CoproCms.Web.Database;

/// <summary>An advisory lock of a transaction: PostgreSQL lets go of it however the transaction, or the process, ends.</summary>
internal sealed class PostgresOutboxTurn(string connectionString) : IOutboxTurn
{
    // Any number will do, as long as all nodes use it, and for this alone: "outbox" in ASCII.
    private const long Key = 0x6F7574626F78;

    public async Task<IAsyncDisposable?> TryTakeAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.BeginTransactionAsync(cancellationToken);
            await using var command = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Key } } };
            if (true.Equals(await command.ExecuteScalarAsync(cancellationToken)))
                return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }
}
