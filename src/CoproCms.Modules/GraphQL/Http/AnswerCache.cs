using System.Collections.Frozen;
using System.Text;
using CoproCms.Data;
using CoproCms.GraphQL.Executing;

namespace CoproCms.GraphQL.Http;

/// <summary>Everything that an answer to someone unknown depends on besides the content.</summary>
/// <param name="Request">The request's bytes, or the one spelling of all requests that mean the same.</param>
/// <param name="Kind">How to read them.</param>
/// <param name="Actor">What the actor may do.</param>
/// <param name="Culture">The language of the answer.</param>
/// <param name="Schema">The schema's <see cref="SchemaCache.Version"/>.</param>
internal sealed record AnswerKey(byte[] Request, RequestKind Kind, string Actor, string Culture, long Schema)
{
    private readonly int _hash = Hash(Request, Actor);

    public bool Equals(AnswerKey? other) => other is not null && _hash == other._hash && Kind == other.Kind && Schema == other.Schema && Actor == other.Actor
        && Culture == other.Culture && Request.AsSpan().SequenceEqual(other.Request);

    public override int GetHashCode() => _hash;

    /// <summary>The key of all requests that mean the same: white space, the order of members and the way they came make no difference.</summary>
    public AnswerKey Canonical(GraphQLQuery query, string variables) => new(
        Encoding.UTF8.GetBytes($"{query.Query}\0{query.OperationName}\0{variables}"), RequestKind.Canonical, Actor, Culture, Schema);

    private static int Hash(byte[] request, string actor)
    {
        var hash = new HashCode();
        hash.AddBytes(request);
        hash.Add(actor);
        return hash.ToHashCode();
    }
}

/// <summary>An answer as it goes out.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="ETag">Its entity tag, quotes included.</param>
/// <param name="Tags">What it was made from.</param>
internal sealed record CachedAnswer(byte[] Body, string ETag, FrozenSet<string> Tags)
{
    /// <summary>Of a schema that is in force, besides what was read.</summary>
    public static CachedAnswer Of(byte[] body, string etag, IReadOnlySet<string> tags) => new(body, etag, [.. tags, CacheTags.Definitions]);
}

/// <summary>
/// Answers to people unknown, as ready bytes. Nothing personal enters: answers to those signed in are never kept.
/// </summary>
internal sealed class AnswerCache(TimeProvider time) : IAnswerCache
{
    private const long Capacity = 64 * 1024 * 1024;
    private const int Overhead = 512;

    // Templates may show the time of day.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly AnswerStore<AnswerKey, CachedAnswer> _answers = new(Capacity, time);

    /// <summary>To be taken before an answer is made, and given to <see cref="Offer"/>.</summary>
    public long Generation => _answers.Generation;

    public CachedAnswer? Find(AnswerKey key) => _answers.Find(key);

    /// <summary>Keeps the answer unless something changed since it was begun.</summary>
    public void Offer(AnswerKey key, CachedAnswer answer, long generation) =>
        _answers.Offer(key, answer, Size(key, answer), answer.Tags, Lifetime, generation);

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        _answers.Evict(tags);
        return default;
    }

    // The same answer may be held under several keys, and stays as long as one of them does.
    private static long Size(AnswerKey key, CachedAnswer answer) => key.Request.Length + answer.Body.Length + Overhead;
}
