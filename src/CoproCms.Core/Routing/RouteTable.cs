using CoproCms.Data;
using CoproCms.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace CoproCms.Routing;

/// <summary>Where a path leads.</summary>
/// <param name="ContentItemId">The item at the path.</param>
/// <param name="MovedTo">The item's present path, when the one asked for is an earlier one or is spelled otherwise.</param>
public sealed record RouteMatch(string ContentItemId, string? MovedTo);

/// <summary>Where an editor sends the visitors of a path at which no item is.</summary>
/// <param name="Target">An address within the site, with leading slash, or an absolute one.</param>
/// <param name="IsTemporary">Browsers may not remember it.</param>
public sealed record RouteRedirect(string Target, bool IsTemporary);

/// <summary>Finds what is at a path: live items first, then the paths that live items used to have, then the editors' redirects.</summary>
public sealed class RouteTable(CmsDbContext db, RouteCache cache)
{
    /// <summary>The content item at the path.</summary>
    /// <param name="path">Without leading slash.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    public async ValueTask<RouteMatch?> FindAsync(string path, CancellationToken cancellationToken) => (await LookUpAsync(path, cancellationToken)).Match;

    /// <summary>The editors' redirect at a path where no item is.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public async ValueTask<RouteRedirect?> FindRedirectAsync(string path, CancellationToken cancellationToken) =>
        (await LookUpAsync(path, cancellationToken)).Redirect;

    private async ValueTask<Route> LookUpAsync(string path, CancellationToken cancellationToken)
    {
        if (cache.Find(path) is { } known)
            return known;
        var generation = cache.Generation;
        var route = await ReadAsync(path, cancellationToken);
        cache.Offer(path, route, generation);
        return route;
    }

    private async Task<Route> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var folded = TextFolding.Fold(path);
        var live = await db.ContentIndex.AsNoTracking().Where(x => x.LivePath == folded)
            .Select(x => new { x.ContentItemId, x.Path }).FirstOrDefaultAsync(cancellationToken);
        if (live is not null)
            return new(new(live.ContentItemId, live.Path == path ? null : live.Path), null);

        var redirect = await db.Redirects.AsNoTracking().FirstOrDefaultAsync(r => r.Path == folded, cancellationToken);
        if (redirect is null)
            return Route.Nowhere;
        if (redirect.Target is { } target)
            return new(null, new(target, redirect.IsTemporary));
        var moved = await db.ContentIndex.AsNoTracking().Where(x => x.ContentItemId == redirect.ContentItemId && x.LivePath != null)
            .Select(x => new { x.ContentItemId, x.Path }).FirstOrDefaultAsync(cancellationToken);
        return moved is null ? Route.Nowhere : new(new(moved.ContentItemId, moved.Path), null);
    }
}

/// <summary>What is at a path.</summary>
public sealed record Route(RouteMatch? Match, RouteRedirect? Redirect)
{
    internal static readonly Route Nowhere = new(null, null);
}

/// <summary>Paths and where they lead, unknown ones included: at most <see cref="Capacity"/>. Emptied when any item or redirect changes.</summary>
public sealed class RouteCache : ITaggedCache, IDisposable
{
    public const int Capacity = 10_000;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = Capacity });
    private long _generation;

    public long Generation => Interlocked.Read(ref _generation);

    public Route? Find(string path) => _cache.Get<Route>(path);

    /// <summary>Keeps the answer unless content changed since it was looked up.</summary>
    public void Offer(string path, Route route, long generation)
    {
        if (generation != Generation)
            return;
        _cache.Set(path, route, new MemoryCacheEntryOptions { Size = 1 });
        if (generation != Generation)
            _cache.Remove(path);
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Any(t => t is CacheTags.All or CacheTags.Redirects || t.StartsWith(CacheTags.Item(""), StringComparison.Ordinal)))
        {
            Interlocked.Increment(ref _generation);
            _cache.Clear();
        }

        return default;
    }

    public void Dispose() => _cache.Dispose();
}
