using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CoproCms.IntegrationTests.Given;

/// <summary>Writes down the SQL commands that a site sends to its database, until it is disposed.</summary>
public sealed class SqlLog : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly Site _site;
    private readonly ConcurrentQueue<SqlCommand> _commands = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];

    public SqlLog(Site site)
    {
        _site = site;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>The reading and writing commands so far; what opens a connection or a transaction does not count.</summary>
    public IReadOnlyList<SqlCommand> Commands => [.. _commands];

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory)
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key != RelationalEventId.CommandExecuting.Name || value.Value is not CommandEventData data || !IsOfSite(data.Command))
            return;
        var parameters = data.Command.Parameters.Cast<DbParameter>().ToDictionary(p => p.ParameterName, p => p.Value);
        if (!data.Command.CommandText.StartsWith("PRAGMA", StringComparison.OrdinalIgnoreCase))
            _commands.Enqueue(new(data.Command.CommandText, parameters));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }

    private const string DbLoggerCategory = "Microsoft.EntityFrameworkCore";

    private bool IsOfSite(DbCommand command) =>
        command.Connection is { } connection
        && (connection.DataSource.Contains(_site.AppData, StringComparison.Ordinal) || connection.Database == _site.DatabaseName);
}

/// <summary>A command as it was sent.</summary>
public sealed record SqlCommand(string Text, IReadOnlyDictionary<string, object?> Parameters);
