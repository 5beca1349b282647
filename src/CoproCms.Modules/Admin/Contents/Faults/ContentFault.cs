using System.Collections.Concurrent;
using System.Collections.Immutable;
using CoproCms.Data;
using CoproCms.Outbox;

namespace CoproCms.Admin.Contents.Faults;

/// <summary>What is wrong with a live item.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="Links">Addresses on this site that lead to nothing, and ids of content that is gone.</param>
/// <param name="Pictures">How many pictures have no alternative text.</param>
internal sealed record ContentFault(string ContentItemId, ImmutableArray<string> Links, int Pictures)
{
    public bool IsNone => Links.IsEmpty && Pictures == 0;
}

/// <summary>What the check has found so far, in memory: at most <see cref="Most"/> items. Learns of every change, so that what changed is looked at again.</summary>
internal sealed class FaultBook() : WakeSignal(ItemTag)
{
    public const int Most = 1_000;

    private static readonly string ItemTag = CacheTags.Item("");

    private readonly ConcurrentDictionary<string, ContentFault> _faults = new();
    private readonly ConcurrentDictionary<string, bool> _changed = new();

    public IReadOnlyCollection<ContentFault> Faults => [.. _faults.Values];

    public ContentFault? Find(string contentItemId) => _faults.GetValueOrDefault(contentItemId);

    /// <summary>Writes down what was found of the items that were looked at.</summary>
    public void Keep(IEnumerable<string> lookedAt, IEnumerable<ContentFault> found)
    {
        foreach (var id in lookedAt)
            _faults.TryRemove(id, out _);
        foreach (var fault in found.Where(f => !f.IsNone).TakeWhile(_ => _faults.Count < Most))
            _faults[fault.ContentItemId] = fault;
    }

    /// <summary>The items that changed since the last call.</summary>
    public IReadOnlyCollection<string> TakeChanged()
    {
        string[] ids = [.. _changed.Keys];
        foreach (var id in ids)
            _changed.TryRemove(id, out _);
        return ids;
    }

    public override ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        foreach (var tag in tags.Where(t => t.StartsWith(ItemTag, StringComparison.Ordinal)))
            _changed[tag[ItemTag.Length..]] = true;
        if (!_changed.IsEmpty)
            Wake();
        return default;
    }
}
