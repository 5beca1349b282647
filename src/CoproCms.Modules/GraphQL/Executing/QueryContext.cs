using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Media;
using CoproCms.Rendering;
using CoproCms.Security;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.GraphQL.Executing;

/// <summary>One request for its resolvers: who asks, the variables as they were sent, and the engine's services in the request's scope.</summary>
public sealed class QueryContext(IServiceProvider services, Actor actor, Inputs variables, ContentDefinitions definitions) : Dictionary<string, object?>
{
    private readonly Dictionary<ContentStatus, BatchLoader<ContentItem>> _items = [];
    private readonly Dictionary<(GraphQLField, FieldType), object> _batches = [];

    public IServiceProvider Services { get; } = services;

    public Actor Actor { get; } = actor;

    /// <summary>As they were sent: parsed input objects have lost the order of their members.</summary>
    public Inputs Variables { get; } = variables;

    /// <summary>Those that the schema was made from.</summary>
    public ContentDefinitions Definitions { get; } = definitions;

    public ContentQuery Content => field ??= Services.GetRequiredService<ContentQuery>();

    public IContentRenderer Renderer => field ??= Services.GetRequiredService<IContentRenderer>();

    public IMediaUrls MediaUrls => field ??= Services.GetRequiredService<IMediaUrls>();

    /// <summary>Items nested in others, such as terms.</summary>
    internal BatchLoader<ContentItem> NestedItems =>
        field ??= new(async (ids, cancellationToken) => await Services.GetRequiredService<NestedItemReader>().FindManyAsync(ids, cancellationToken));

    internal BatchLoader<UserInfo> Users => field ??= new((ids, cancellationToken) =>
    {
        Services.GetRequiredService<CacheDependencies>().Add(CacheTags.Users);
        return Services.GetRequiredService<IUserDirectory>().FindManyAsync(ids, cancellationToken);
    });

    /// <summary>The live members of localization sets that may be seen.</summary>
    internal BatchLoader<IReadOnlyList<ContentItem>> Localizations =>
        field ??= new(async (sets, cancellationToken) => await Content.ListLocalizationsAsync(sets, cancellationToken));

    /// <summary>The same request with nothing loaded yet.</summary>
    internal QueryContext Fresh() => new(Services, Actor, Variables, Definitions);

    internal BatchLoader<ContentItem> Items(ContentStatus status)
    {
        if (!_items.TryGetValue(status, out var loader))
            _items[status] = loader = new(async (ids, cancellationToken) => await Content.FindManyAsync(ids, status, cancellationToken));
        return loader;
    }

    /// <summary>The loader of a field as it stands in the document, where its arguments are the same whatever item it is asked of.</summary>
    internal BatchLoader<T> Batch<T>(
        IResolveFieldContext context, Func<IReadOnlyCollection<string>, CancellationToken, ValueTask<IReadOnlyDictionary<string, T>>> fetch)
        where T : class
    {
        var key = (context.FieldAst, context.FieldDefinition);
        if (!_batches.TryGetValue(key, out var loader))
            _batches[key] = loader = new BatchLoader<T>(fetch);
        return (BatchLoader<T>)loader;
    }
}

/// <summary>Reaches the request from a resolver.</summary>
public static class QueryContextExtensions
{
    public static QueryContext Query(this IResolveFieldContext context) => (QueryContext)context.UserContext;
}
