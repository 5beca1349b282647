using CoproCms.Data;
using CoproCms.Indexing;
using Microsoft.Extensions.Caching.Memory;

namespace CoproCms.Content;

/// <summary>
/// The index rows of live items as they were asked for, by id and by localization set, and the items nested in live ones, so that menus, pickers,
/// terms and language links cost no SQL. Permission is not part of it: <see cref="ContentQuery"/> checks each row again. Holds at most <see cref="Capacity"/> rows; emptied when any item changes.
/// </summary>
public sealed class LiveIndexCache : ITaggedCache, IDisposable
{
    public const int Capacity = 10_000;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = Capacity });
    private long _generation;

    public long Generation => Interlocked.Read(ref _generation);

    /// <returns>Whether the item was asked for before; the row is null when it is not live.</returns>
    public bool TryGetItem(string contentItemId, out ContentIndexRecord? row) => _cache.TryGetValue(("item", contentItemId), out row);

    public bool TryGetSet(string localizationSet, out IReadOnlyList<ContentIndexRecord>? rows) => _cache.TryGetValue(("set", localizationSet), out rows);

    /// <returns>Whether the nested item was asked for before; it is null when no live item holds it.</returns>
    internal bool TryGetNested(string contentItemId, out HeldItem? held) => _cache.TryGetValue(("nested", contentItemId), out held);

    /// <summary>Keeps the answer unless content changed since <paramref name="generation"/>, when it was looked up.</summary>
    public void OfferItem(string contentItemId, ContentIndexRecord? row, long generation) => Offer(("item", contentItemId), row, 1, generation);

    /// <inheritdoc cref="OfferItem"/>
    public void OfferSet(string localizationSet, IReadOnlyList<ContentIndexRecord> rows, long generation) =>
        Offer(("set", localizationSet), rows, rows.Count + 1, generation);

    /// <inheritdoc cref="OfferItem"/>
    internal void OfferNested(string contentItemId, HeldItem? held, long generation) => Offer(("nested", contentItemId), held, 1, generation);

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Any(t => t == CacheTags.All || t.StartsWith(CacheTags.Item(""), StringComparison.Ordinal)))
        {
            Interlocked.Increment(ref _generation);
            _cache.Clear();
        }

        return default;
    }

    public void Dispose() => _cache.Dispose();

    private void Offer((string, string) key, object? value, int size, long generation)
    {
        if (generation != Generation)
            return;
        _cache.Set(key, value, new MemoryCacheEntryOptions { Size = size });
        if (generation != Generation)
            _cache.Remove(key);
    }
}

/// <summary>An item nested in another's document.</summary>
/// <param name="OwnerId">The live item that holds it.</param>
/// <param name="Item">Shared: clone it before changing it.</param>
internal sealed record HeldItem(string OwnerId, ContentItem Item);
