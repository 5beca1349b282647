using System.Collections.Concurrent;
using CoproCms.Data;

namespace CoproCms.Theming.Caching;

/// <summary>A piece of HTML, what it depends on, and until when it is good.</summary>
internal sealed record Fragment(string Html, IReadOnlySet<string> Tags, DateTimeOffset Expires, TimeSpan? Sliding)
{
    public DateTimeOffset Used { get; set; }
}

/// <summary>What <c>{% cache %}</c> keeps.</summary>
internal sealed class FragmentCache(TimeProvider time) : ITaggedCache
{
    private const int Capacity = 2_000;

    private readonly ConcurrentDictionary<string, Fragment> _fragments = new();

    private long _generation;

    public long Generation => Interlocked.Read(ref _generation);

    public Fragment? Find(string key)
    {
        var now = time.GetUtcNow();
        if (!_fragments.TryGetValue(key, out var fragment) || fragment.Expires <= now || (fragment.Sliding is { } sliding && fragment.Used + sliding <= now))
            return null;
        fragment.Used = now;
        return fragment;
    }

    public void Store(string key, Fragment fragment, long generation)
    {
        if (_fragments.Count >= Capacity)
            _fragments.Clear();
        fragment.Used = time.GetUtcNow();
        _fragments[key] = fragment;
        if (generation != Generation)
            _fragments.TryRemove(key, out _);
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _generation);
        foreach (var (key, fragment) in _fragments)
        {
            if (tags.Contains(CacheTags.All) || fragment.Tags.Overlaps(tags))
                _fragments.TryRemove(key, out _);
        }

        return default;
    }
}
