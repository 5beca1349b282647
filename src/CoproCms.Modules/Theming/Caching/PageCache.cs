using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoproCms.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Theming.Caching;

/// <summary>Where a page is: everything but the query, of which only the parameters count that the page read.</summary>
internal readonly record struct PageAddress(string Scheme, string Host, string Path)
{
    public static PageAddress Of(HttpRequest request) => new(request.Scheme, request.Host.Value ?? "", request.PathBase.Value + request.Path.Value);
}

/// <summary>Pages for visitors who are not signed in, up to a bound of memory; the ones not asked for longest go first.</summary>
internal sealed class PageCache(IConfiguration configuration) : ITaggedCache
{
    public const string Setting = "CoproCms:AnswerCaches";
    private const string SizeSetting = "CoproCms:AnswerCacheMegabytes";
    private const int DefaultMegabytes = 64;

    private readonly ConcurrentDictionary<PageAddress, Variants> _pages = new();
    private readonly long _capacity = configuration.GetValue(SizeSetting, DefaultMegabytes) * 1024L * 1024L;
    private readonly Lock _lock = new();
    private long _size;

    /// <summary>The setting that switches every cache of answers off, for measuring.</summary>
    public bool IsOn { get; } = configuration.GetValue(Setting, true);

    /// <summary>Pages held.</summary>
    public int Count => _pages.Values.Sum(v => v.Pages.Count());

    public CachedPage? Find(HttpRequest request)
    {
        if (!IsOn || !_pages.TryGetValue(PageAddress.Of(request), out var variants) || variants.Find(request) is not { } page)
            return null;
        var now = Environment.TickCount64;
        if (page.Expires < now)
            return null;
        page.Used = now;
        return page;
    }

    /// <param name="request">The request that the page answers.</param>
    /// <param name="page">The page.</param>
    /// <param name="query">The parameters that it read.</param>
    public void Store(HttpRequest request, CachedPage page, IReadOnlyCollection<string> query)
    {
        lock (_lock)
        {
            var address = PageAddress.Of(request);
            var variants = (_pages.GetValueOrDefault(address) ?? Variants.None).With(request, page, query, out var replaced);
            _size += page.Size - replaced;
            _pages[address] = variants;
            page.Used = Environment.TickCount64;
            if (_size > _capacity)
                Shrink();
        }
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        lock (_lock)
            Remove(page => tags.Contains(CacheTags.All) || page.Tags.Overlaps(tags));
        return default;
    }

    private void Shrink()
    {
        var used = _pages.Values.SelectMany(v => v.Pages).Select(p => p.Used).Order().ToList();
        // A quarter at a time, so that this is seldom done.
        var threshold = used[used.Count / 4];
        Remove(page => page.Used <= threshold);
    }

    private void Remove(Func<CachedPage, bool> isGone)
    {
        foreach (var (address, variants) in _pages)
        {
            var rest = variants.Without(isGone, out var removed);
            _size -= removed;
            if (rest is null)
                _pages.TryRemove(address, out _);
            else
                _pages[address] = rest;
        }
    }

    /// <summary>The pages at one address, by the values of the query parameters that any of them read.</summary>
    private sealed record Variants(ImmutableArray<string> Query, ImmutableDictionary<string, CachedPage> ByQuery)
    {
        public static readonly Variants None = new([], ImmutableDictionary<string, CachedPage>.Empty);

        public IEnumerable<CachedPage> Pages => ByQuery.Values;

        public CachedPage? Find(HttpRequest request) => ByQuery.GetValueOrDefault(Key(Query, request));

        public Variants With(HttpRequest request, CachedPage page, IReadOnlyCollection<string> query, out int replaced)
        {
            ImmutableArray<string> names = query.All(n => Query.Contains(n)) ? Query : [.. Query.Union(query).Order(StringComparer.Ordinal)];
            // Pages stored under fewer names may differ by the new ones; they are made again.
            var kept = names.Length == Query.Length ? ByQuery : ImmutableDictionary<string, CachedPage>.Empty;
            var key = Key(names, request);
            replaced = names.Length == Query.Length ? kept.GetValueOrDefault(key)?.Size ?? 0 : ByQuery.Values.Sum(p => p.Size);
            return new(names, kept.SetItem(key, page));
        }

        public Variants? Without(Func<CachedPage, bool> isGone, out int removed)
        {
            var gone = ByQuery.Where(p => isGone(p.Value)).ToList();
            removed = gone.Sum(p => p.Value.Size);
            return gone.Count == ByQuery.Count ? null : this with { ByQuery = ByQuery.RemoveRange(gone.Select(p => p.Key)) };
        }

        private static string Key(ImmutableArray<string> names, HttpRequest request)
        {
            if (names.IsEmpty || !request.QueryString.HasValue)
                return "";
            if (names.Contains("*"))
                return request.QueryString.Value!;
            var key = string.Join('&', names.Where(n => request.Query.ContainsKey(n)).Select(n => $"{n}={Uri.EscapeDataString(request.Query[n][0] ?? "")}"));
            return key;
        }
    }
}
