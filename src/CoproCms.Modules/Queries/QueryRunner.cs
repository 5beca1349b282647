using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Queries.Sql;
using CoproCms.Security;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using Microsoft.Extensions.Logging;

namespace CoproCms.Queries;

/// <summary>Finds and runs saved queries for whoever acts in this scope.</summary>
internal sealed partial class QueryRunner(
    DocumentStore documents, QueryTemplates templates, RenderSessions sessions, IQueryDatabase database, QuerySettings settings, QueryTurns turns,
    ContentQuery content, DefinitionStore definitions, CacheDependencies dependencies, CurrentActor actor, ILogger<QueryRunner> logger)
{
    private static readonly string[] DraftVerbs = [ContentPermissions.Preview, ContentPermissions.Edit];

    private bool _rendering;

    public async ValueTask<SavedQuery?> FindAsync(string name, CancellationToken cancellationToken) =>
        await documents.FindAsync(DocumentKinds.Query, name, cancellationToken) is { } json ? SavedQuery.Read(json) : null;

    /// <summary>The content items that the query names by <c>DocumentId</c>, in its order, those left out that the actor may not see.</summary>
    /// <exception cref="QueryFailedException">It could not be run.</exception>
    public async Task<QueryResult<ContentItem>> ItemsAsync(SavedQuery query, IReadOnlyDictionary<string, JsonNode?> parameters, CancellationToken cancellationToken)
    {
        var (rows, sql) = await ReadAsync(query, parameters, cancellationToken);
        var ids = rows.Rows.Select(r => r[Math.Max(rows.Columns.IndexOf("DocumentId"), 0)]).OfType<long>().ToList();
        if (ids.Count < rows.Rows.Count)
            throw Failed(query, "it returns content items, so it has to select DocumentId");
        var items = await content.FindVersionsAsync(ids, cancellationToken);
        return new([.. ids.Select(id => items.GetValueOrDefault(id)).OfType<ContentItem>()], sql.DependsOnTime);
    }

    /// <summary>The rows as the query selects them, an object each. Of the read rule only drafts are kept back: ask for <see cref="QueryPermissions.Execute"/> first.</summary>
    /// <exception cref="QueryFailedException">It could not be run.</exception>
    public async Task<QueryResult<JsonObject>> RowsAsync(SavedQuery query, IReadOnlyDictionary<string, JsonNode?> parameters, CancellationToken cancellationToken)
    {
        var (rows, sql) = await ReadAsync(query, parameters, cancellationToken);
        return new([.. rows.Rows.Select(row => RowJson.Write(rows.Columns, row))], sql.DependsOnTime);
    }

    private async Task<(QueryRows Rows, SqlText Sql)> ReadAsync(SavedQuery query, IReadOnlyDictionary<string, JsonNode?> parameters, CancellationToken cancellationToken)
    {
        if (query.Source != SavedQuery.Sql)
            throw Failed(query, $"its source is {query.Source}; only {SavedQuery.Sql} can be run here");
        await DependAsync(cancellationToken);
        try
        {
            var (text, dependsOnTime) = await RenderAsync(query, parameters, cancellationToken);
            var sql = SqlTranslator.Translate(text, parameters, database.Dialect, liveOnly: !await MaySeeDraftsAsync(cancellationToken));
            sql = sql with { DependsOnTime = sql.DependsOnTime || dependsOnTime };
            using var turn = await turns.EnterAsync(cancellationToken);
            return (await database.ReadAsync(sql, settings, cancellationToken), sql);
        }
        catch (Exception fault) when (fault is LiquidException or SqlFaultException)
        {
            throw Failed(query, fault.Message);
        }
    }

    private async Task<(string Sql, bool DependsOnTime)> RenderAsync(SavedQuery query, IReadOnlyDictionary<string, JsonNode?> parameters, CancellationToken cancellationToken)
    {
        if (_rendering)
            throw new SqlFaultException("the template of a query may not run queries");
        _rendering = true;
        try
        {
            return await templates.RenderAsync(query, parameters, sessions, cancellationToken);
        }
        finally
        {
            _rendering = false;
        }
    }

    // No item stands behind a row, so the views show drafts only to those who may see every one.
    private async ValueTask<bool> MaySeeDraftsAsync(CancellationToken cancellationToken) => actor.Value.IsOwner
        || (await definitions.GetAsync(cancellationToken)).Types.Keys.All(type => DraftVerbs.Any(verb => actor.Value.Allows(verb, type) == Reach.All));

    // The views are made of the items of every type.
    private async Task DependAsync(CancellationToken cancellationToken)
    {
        dependencies.Add(CacheTags.Definitions);
        foreach (var type in (await definitions.GetAsync(cancellationToken)).Types.Keys)
            dependencies.Add(CacheTags.Type(type));
    }

    // How the database is made and what a query says is for those who write queries.
    private QueryFailedException Failed(SavedQuery query, string why)
    {
        LogFailed(query.Name, why);
        return new(actor.Value.Has(QueryPermissions.ManageSqlQueries)
            ? $"The query '{query.Name}' could not be run: {why.TrimEnd('.')}."
            : $"The query '{query.Name}' could not be run with these parameters.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The query {Query} could not be run: {Why}")]
    private partial void LogFailed(string query, string why);
}

/// <summary>What a query gave.</summary>
/// <param name="Values">In the query's order.</param>
/// <param name="DependsOnTime">It changes as time goes by.</param>
internal sealed record QueryResult<T>(IReadOnlyList<T> Values, bool DependsOnTime);

/// <summary>A saved query that cannot be run: wrong SQL, missing parameters, or more than the limits allow (422).</summary>
internal sealed class QueryFailedException(string message) : Errors.CmsException(message);

/// <summary>Lets a few queries run at once, so that slow ones cannot take the whole server.</summary>
internal sealed class QueryTurns(QuerySettings settings) : IDisposable
{
    private readonly SemaphoreSlim _turns = new(Math.Max(1, settings.MaxAtOnce));

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        if (!await _turns.WaitAsync(TimeSpan.FromSeconds(settings.TimeLimit), cancellationToken))
            throw new SqlFaultException("too many queries are running; try again shortly");
        return new Turn(_turns);
    }

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
