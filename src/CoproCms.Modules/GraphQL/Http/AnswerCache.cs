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
internal sealed record CachedAnswer(byte[] Body, string ETag, FrozenSet<string> Tags);

/// <summary>
/// Answers to people unknown, as ready bytes. Nothing personal enters: answers to those signed in are never kept.
/// </summary>
internal sealed class AnswerCache(TimeProvider time) : IAnswerCache
{
    private const long Capacity = 64 * 1024 * 1024;

    // Templates may show the time of day.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly AnswerStore<AnswerKey, CachedAnswer> _answers = new(Capacity, time);

    /// <summary>To be taken before an answer is made, and given to <see cref="Offer"/>.</summary>
    public long Generation => _answers.Generation;

    public CachedAnswer? Find(AnswerKey key) => _answers.Find(key);

    /// <summary>Keeps the answer unless something changed since it was begun.</summary>
    public void Offer(AnswerKey key, byte[] body, string etag, IReadOnlySet<string> tags, long generation)
    {
        FrozenSet<string> all = [.. tags, CacheTags.Definitions];
        _answers.Offer(key, new(body, etag, all), key.Request.Length + body.Length + 512, all, Lifetime, generation);
    }

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        _answers.Evict(tags);
        return default;
    }
}
