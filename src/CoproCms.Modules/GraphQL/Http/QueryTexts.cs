using System.Collections.Frozen;
using CoproCms.Data;
using CoproCms.GraphQL.Executing;
using CoproCms.Security;

namespace CoproCms.GraphQL.Http;

/// <summary>
/// Finds the text that a request means: its own, that of a named query, or one that was sent before under the same hash. The latter are held in
/// memory, within a bound: whoever asks for one that is gone, or that another node holds, is told to send the text.
/// </summary>
internal sealed class QueryTexts(GraphQLSettings settings, NamedQueries named, TimeProvider time)
{
    private const long Capacity = 16 * 1024 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private readonly AnswerStore<string, string> _sent = new(Capacity, time);

    /// <exception cref="TransportError">There is no such text, or the actor may not ask for it.</exception>
    public GraphQLQuery Resolve(GraphQLRequest request, Actor actor)
    {
        var text = string.IsNullOrEmpty(request.NamedQuery) ? Text(request) : named.Find(request.NamedQuery) ?? throw TransportError.UnknownName(request.NamedQuery);
        if (settings.NamedQueriesOnly && !actor.Has(GraphQLPermissions.ExecuteAnyGraphQL) && !named.Contains(text))
            throw TransportError.UnnamedQuery();
        return new(text, request.OperationName, request.Variables);
    }

    /// <summary>Remembers a text that was sent with its hash, once it has proved to be a query.</summary>
    public void Remember(GraphQLRequest request)
    {
        if (settings.AutomaticPersistedQueries && request is { Hash: { } hash, Query: { Length: > 0 } text } && _sent.Find(hash) is null)
            _sent.Offer(hash, text, (text.Length * 2) + 256, FrozenSet<string>.Empty, Lifetime, _sent.Generation);
    }

    private string Text(GraphQLRequest request)
    {
        if (request.Hash is not { } hash)
            return string.IsNullOrWhiteSpace(request.Query) ? throw TransportError.NoQuery() : request.Query;
        if (!string.IsNullOrWhiteSpace(request.Query))
            return PersistedHash.Of(request.Query) == hash ? request.Query : throw TransportError.OtherHash();
        return named.FindByHash(hash) ?? _sent.Find(hash) ?? throw (settings.AutomaticPersistedQueries ? TransportError.UnknownHash() : TransportError.NoHashes());
    }
}
