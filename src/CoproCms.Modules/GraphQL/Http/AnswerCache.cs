using System.Collections.Concurrent;
using System.Collections.Frozen;
using CoproCms.Data;

namespace CoproCms.GraphQL.Http;

/// <summary>Everything that an answer to someone unknown depends on besides the content.</summary>
internal sealed record AnswerKey(byte[] Request, RequestKind Kind, string Actor, string Culture)
{
    private readonly int _hash = Hash(Request, Actor);

    public bool Equals(AnswerKey? other) => other is not null && _hash == other._hash && Kind == other.Kind && Actor == other.Actor
        && Culture == other.Culture && Request.AsSpan().SequenceEqual(other.Request);

    public override int GetHashCode() => _hash;

    private static int Hash(byte[] request, string actor)
    {
        var hash = new HashCode();
        hash.AddBytes(request);
        hash.Add(actor);
        return hash.ToHashCode();
    }
}

/// <summary>An answer as it goes out.</summary>
internal sealed record CachedAnswer(byte[] Body, string ETag, FrozenSet<string> Tags, DateTimeOffset Expires);

/// <summary>
/// Answers to people unknown, as ready bytes, until what they were made from changes; at most <see cref="Capacity"/> bytes.
/// Nothing personal enters: answers to those signed in are never kept.
/// </summary>
internal sealed class AnswerCache(TimeProvider time) : ITaggedCache
{
    public const long Capacity = 64 * 1024 * 1024;

    // Templates may show the time of day.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<AnswerKey, CachedAnswer> _answers = new();
    private long _size;
    private long _generation;

    /// <summary>To be taken before an answer is made, and given to <see cref="Offer"/>. It moves when this cache is told of a change, after those below it.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    public CachedAnswer? Find(AnswerKey key) =>
        _answers.TryGetValue(key, out var answer) && answer.Expires > time.GetUtcNow() ? answer : null;

    /// <summary>Keeps the answer unless something changed since it was begun.</summary>
    public void Offer(AnswerKey key, byte[] body, string etag, IReadOnlySet<string> tags, long generation)
    {
        if (generation != Generation || body.Length > Capacity / 16)
            return;
        Remove(key);
        if (Interlocked.Read(ref _size) + body.Length > Capacity)
            Clear();
        if (!_answers.TryAdd(key, new(body, etag, tags.ToFrozenSet(), time.GetUtcNow() + Lifetime)))
            return;
        Interlocked.Add(ref _size, Weight(key, body));

        // A change between the look above and the adding did not see this answer.
        if (generation != Generation)
            Remove(key);
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _generation);
        var all = tags.Contains(CacheTags.All) || tags.Contains(CacheTags.Definitions);
        foreach (var (key, answer) in _answers)
        {
            if (all || tags.Overlaps(answer.Tags))
                Remove(key);
        }

        return default;
    }

    private void Clear()
    {
        foreach (var key in _answers.Keys)
            Remove(key);
    }

    private void Remove(AnswerKey key)
    {
        if (_answers.TryRemove(key, out var answer))
            Interlocked.Add(ref _size, -Weight(key, answer.Body));
    }

    private static long Weight(AnswerKey key, byte[] body) => key.Request.Length + body.Length + 512;
}
