using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CoproCms.Web.Database;

/// <summary>
/// Stops a query in the database when whoever asked is gone or out of time: the provider looks at a cancellation token before it begins only.
/// Writes are left alone; they are short, and an interrupted one takes its whole transaction with it.
/// </summary>
internal sealed class SqliteInterruption : DbCommandInterceptor
{
    private readonly ConditionalWeakTable<DbCommand, IDisposable> _watched = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.CanBeCanceled && eventData.CommandSource is CommandSource.LinqQuery or CommandSource.FromSqlQuery
            && command.Connection is SqliteConnection { Handle: { } handle })
            _watched.AddOrUpdate(command, cancellationToken.UnsafeRegister(static database => raw.sqlite3_interrupt((sqlite3)database!), handle));
        return new(result);
    }

    // Whatever is run on the connection next must not be struck by it.
    public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        Forget(command);
        return new(result);
    }

    public override InterceptionResult DataReaderClosing(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        Forget(command);
        return result;
    }

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        Forget(command);
        return result;
    }

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(command);
        return Task.CompletedTask;
    }

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(command);
        return Task.CompletedTask;
    }

    private void Forget(DbCommand command)
    {
        if (_watched.TryGetValue(command, out var watch))
        {
            _watched.Remove(command);
            watch.Dispose();
        }
    }
}
