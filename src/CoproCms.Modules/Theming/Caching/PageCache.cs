using System.Collections.Frozen;
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

/// <summary>Pages for visitors who are not signed in, up to a bound of memory.</summary>
internal sealed class PageCache : IAnswerCache
{
    public const string Setting = "CoproCms:AnswerCaches";
    private const string SizeSetting = "CoproCms:AnswerCacheMegabytes";
    private const int DefaultMegabytes = 64;
    private const int AddressSize = 512;

    // What a page reads follows from its template, which may change with any deployment; a name too many does no harm.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly AnswerStore<PageAddress, ParameterNames> _parameters;
    private readonly AnswerStore<(PageAddress, string), CachedPage> _pages;

    public PageCache(IConfiguration configuration, TimeProvider time)
    {
        var capacity = configuration.GetValue(SizeSetting, DefaultMegabytes) * 1024L * 1024L;
        (_parameters, _pages) = (new(capacity / 8, time), new(capacity, time));
        IsOn = configuration.GetValue(Setting, true);
    }

    /// <summary>The setting that switches every cache of answers off, for measuring.</summary>
    public bool IsOn { get; }

    /// <summary>Pages held.</summary>
    public int Count => _pages.Count;

    /// <summary>To be taken before a page is begun, and given to <see cref="Offer"/>.</summary>
    public long Generation => _pages.Generation;

    public CachedPage? Find(HttpRequest request)
    {
        var address = PageAddress.Of(request);
        return IsOn && _parameters.Find(address) is { } names ? _pages.Find((address, names.Key(request))) : null;
    }

    /// <param name="request">The request that the page answers.</param>
    /// <param name="page">The page.</param>
    /// <param name="query">The parameters that it read.</param>
    /// <param name="tags">What it was made from.</param>
    /// <param name="lifetime">How long it is good at most.</param>
    /// <param name="generation">The <see cref="Generation"/> before it was begun.</param>
    public void Offer(HttpRequest request, CachedPage page, IReadOnlyCollection<string> query, IReadOnlySet<string> tags, TimeSpan lifetime, long generation)
    {
        var address = PageAddress.Of(request);
        var names = (_parameters.Find(address) ?? ParameterNames.None).With(query);
        _parameters.Offer(address, names, AddressSize, FrozenSet<string>.Empty, Remembered, _parameters.Generation);
        _pages.Offer((address, names.Key(request)), page, page.Size, tags, lifetime, generation);
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        _pages.Evict(tags);
        return default;
    }

    /// <summary>The query parameters that the pages at one address read. Pages kept under fewer names are not found any more: they may differ by the new ones.</summary>
    private sealed record ParameterNames(ImmutableArray<string> Names)
    {
        public static readonly ParameterNames None = new([]);

        public ParameterNames With(IReadOnlyCollection<string> names) =>
            names.All(n => Names.Contains(n)) ? this : new([.. Names.Union(names).Order(StringComparer.Ordinal)]);

        public string Key(HttpRequest request)
        {
            if (Names.IsEmpty)
                return "";
            return Names.Contains("*")
                ? "*" + request.QueryString.Value
                : string.Join('&', Names.Select(n => request.Query.TryGetValue(n, out var value) ? $"{n}={Uri.EscapeDataString(value[0] ?? "")}" : n));
        }
    }
}
