using System.Collections.Concurrent;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Routing;

namespace CoproCms.Theming.Rendering;

/// <summary>Finds items by what templates call them: <c>alias:main-menu</c>, <c>slug:about</c>, <c>contentitemid:…</c>, each in the reader's language.</summary>
internal sealed class ContentHandles(ContentQuery query, RouteTable routes, LocalizedContent localized, HandleCache cache)
{
    public async ValueTask<ContentItem?> FindAsync(string handle, RenderSession session)
    {
        if (!cache.TryGet(handle, session.Culture, out var id))
        {
            var generation = cache.Generation;
            id = await ResolveAsync(handle, session);
            cache.Offer(handle, session.Culture, id, generation);
        }

        return id is null ? null : await query.FindAsync(id, ContentStatus.Published, session.CancellationToken);
    }

    private async ValueTask<string?> ResolveAsync(string handle, RenderSession session)
    {
        var colon = handle.IndexOf(':');
        var (kind, key) = colon < 0 ? ("contentitemid", handle) : (handle[..colon].ToLowerInvariant(), handle[(colon + 1)..]);
        var ids = kind switch
        {
            "alias" => await ByAliasAsync(key, session.CancellationToken),
            "slug" => (await routes.FindAsync(key.Trim('/'), session.CancellationToken))?.ContentItemId is { } id ? [id] : [],
            "contentitemversionid" => await ByColumnAsync(ContentColumn.ContentItemVersionId, key, session.CancellationToken),
            _ => [key],
        };
        return (await localized.InCultureAsync(ids, session)).OrderByDescending(i => i.Culture == session.Culture).FirstOrDefault()?.ContentItemId;
    }

    private async ValueTask<IReadOnlyList<string>> ByAliasAsync(string alias, CancellationToken cancellationToken) =>
        await IdsAsync(new ContentFilter.Field("AliasPart", "Alias", FilterOperator.Equal, alias), cancellationToken);

    private async ValueTask<IReadOnlyList<string>> ByColumnAsync(ContentColumn column, string value, CancellationToken cancellationToken) =>
        await IdsAsync(new ContentFilter.Column(column, FilterOperator.Equal, value), cancellationToken);

    private async ValueTask<IReadOnlyList<string>> IdsAsync(ContentFilter filter, CancellationToken cancellationToken) =>
        [.. (await query.ListAsync(new() { Filter = filter, Take = 10 }, cancellationToken)).Select(i => i.ContentItemId)];
}

/// <summary>Handles and the items they lead to; emptied when any item changes. Only what templates name comes in, so it stays small.</summary>
internal sealed class HandleCache : ITaggedCache
{
    private const int Capacity = 2_000;

    private readonly ConcurrentDictionary<(string Handle, string Culture), string?> _ids = new();
    private long _generation;

    public long Generation => Interlocked.Read(ref _generation);

    public bool TryGet(string handle, string culture, out string? id) => _ids.TryGetValue((handle, culture), out id);

    public void Offer(string handle, string culture, string? id, long generation)
    {
        // An item that was not found may only be hidden from this visitor.
        if (id is null || generation != Generation || _ids.Count >= Capacity)
            return;
        _ids[(handle, culture)] = id;
        if (generation != Generation)
            _ids.TryRemove((handle, culture), out _);
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Any(t => t == CacheTags.All || t.StartsWith(CacheTags.Item(""), StringComparison.Ordinal)))
        {
            Interlocked.Increment(ref _generation);
            _ids.Clear();
        }

        return default;
    }
}
