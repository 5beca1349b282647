namespace CoproCms.Data;

/// <summary>The names by which caches are told what changed.</summary>
public static class CacheTags
{
    /// <summary>Everything: a node that may have missed an announcement empties all it holds.</summary>
    public const string All = "all";

    public const string Definitions = "definitions";
    public const string Users = "users";
    public const string Roles = "roles";
    public const string Media = "media";

    public static string Item(string contentItemId) => "item:" + contentItemId;

    public static string Type(string contentType) => "type:" + contentType;

    public static string Document(string kind) => "document:" + kind;
}

/// <summary>A cache that must forget what depends on the tags. Called after the commit, on every node.</summary>
public interface ITaggedCache
{
    ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken);
}

/// <summary>Tells every cache of this node, and through <see cref="ITagChannel"/> the other nodes, what a commit changed.</summary>
public sealed class CacheTagBroadcast(IEnumerable<ITaggedCache> caches, ITagChannel? channel = null)
{
    private long _generation;

    /// <summary>Moves at each eviction: an answer begun under another generation may be stale and must not be stored.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    public async Task PublishAsync(IReadOnlySet<string> tags)
    {
        await EvictHereAsync(tags);
        if (channel is not null)
            await channel.SendAsync(tags);
    }

    /// <summary>For announcements that come from another node.</summary>
    public async Task EvictHereAsync(IReadOnlySet<string> tags)
    {
        Interlocked.Increment(ref _generation);
        foreach (var cache in caches)
            await cache.EvictAsync(tags, CancellationToken.None);
    }
}

/// <summary>Carries announcements between nodes that share a database.</summary>
public interface ITagChannel
{
    Task SendAsync(IReadOnlySet<string> tags);
}
