using CoproCms.Data;
using CoproCms.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace CoproCms.Routing;

/// <summary>Where a path leads.</summary>
/// <param name="ContentItemId">The item at the path.</param>
/// <param name="MovedTo">The item's present path, when the one asked for is an earlier one or is spelled otherwise.</param>
public sealed record RouteMatch(string ContentItemId, string? MovedTo);

/// <summary>Finds the content item at a path: live paths first, then the paths that live items used to have.</summary>
public sealed class RouteTable(CmsDbContext db, RouteCache cache)
{
    /// <param name="path">Without leading slash.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    public async ValueTask<RouteMatch?> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (cache.TryGet(path, out var known))
            return known;
        var generation = cache.Generation;
        var match = await ReadAsync(path, cancellationToken);
        cache.Offer(path, match, generation);
        return match;
    }

    private async Task<RouteMatch?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var folded = TextFolding.Fold(path);
        var live = await db.ContentIndex.AsNoTracking().Where(x => x.LivePath == folded)
            .Select(x => new { x.ContentItemId, x.Path }).FirstOrDefaultAsync(cancellationToken);
        if (live is not null)
            return new(live.ContentItemId, live.Path == path ? null : live.Path);

        var moved = await db.Redirects.AsNoTracking().Where(r => r.Path == folded)
            .Join(db.ContentIndex, r => r.ContentItemId, x => x.ContentItemId, (_, x) => new { x.ContentItemId, x.Path, x.LivePath })
            .Where(x => x.LivePath != null).FirstOrDefaultAsync(cancellationToken);
        return moved is null ? null : new(moved.ContentItemId, moved.Path);
    }
}

/// <summary>Paths and where they lead, unknown ones included: at most <see cref="Capacity"/>. Emptied when any item changes.</summary>
public sealed class RouteCache : ITaggedCache, IDisposable
{
    public const int Capacity = 10_000;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = Capacity });
    private long _generation;

    public long Generation => Interlocked.Read(ref _generation);

    public bool TryGet(string path, out RouteMatch? match) => _cache.TryGetValue(path, out match);

    /// <summary>Keeps the answer unless content changed since it was looked up.</summary>
    public void Offer(string path, RouteMatch? match, long generation)
    {
        if (generation == Generation)
            _cache.Set(path, match, new MemoryCacheEntryOptions { Size = 1 });
    }

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
}
