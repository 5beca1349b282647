using CoproCms.Outbox;

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
    public const string Redirects = "redirects";

    public static string Item(string contentItemId) => "item:" + contentItemId;

    public static string Type(string contentType) => "type:" + contentType;

    public static string Document(string kind) => "document:" + kind;
}

/// <summary>A cache that must forget what depends on the tags. Called after the commit, on every node.</summary>
public interface ITaggedCache
{
    ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken);
}

/// <summary>
/// A cache of ready answers, which are made from what other caches hold. It is told after those: an answer made from what they had not yet
/// forgotten is then always seen to be old.
/// </summary>
public interface IAnswerCache : ITaggedCache;

/// <summary>Tells every cache of this node, and through <see cref="ITagChannel"/> the other nodes, what a commit changed.</summary>
public sealed class CacheTagBroadcast(IEnumerable<ITaggedCache> caches, ITagChannel? channel = null)
{
    private readonly ITaggedCache[] _caches = [.. caches.OrderBy(c => c is IAnswerCache)];

    /// <summary>Whether other processes are told.</summary>
    internal bool ReachesOthers => channel is not null;

    /// <summary>Tells the other processes, if the present transaction of the context commits, and then.</summary>
    internal async Task SendAsync(CmsDbContext db, IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        // The outbox is worked off by the process that wrote to it; woken together, all would do the same message.
        var others = tags.Where(t => t != OutboxWriter.Tag).ToHashSet();
        if (channel is not null && others.Count > 0)
            await channel.SendAsync(db, others, cancellationToken);
    }

    /// <summary>Tells the caches of this process: after its own commit, or on an announcement that came from another.</summary>
    public async Task EvictHereAsync(IReadOnlySet<string> tags)
    {
        foreach (var cache in _caches)
            await cache.EvictAsync(tags, CancellationToken.None);
    }
}

/// <summary>Carries announcements between the processes that share a database.</summary>
public interface ITagChannel
{
    /// <summary>Puts the announcement into the context's present transaction, so that it is made if, and only if, the change is.</summary>
    Task SendAsync(CmsDbContext db, IReadOnlySet<string> tags, CancellationToken cancellationToken);
}
