using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace CoproCms.Data;

/// <summary>
/// Ready answers of a surface, until something that they were made from changes, they are too old, or room is short: then the quarter goes that
/// was asked for longest ago. Its owner is an <see cref="IAnswerCache"/>.
/// </summary>
/// <param name="capacity">What all answers together may weigh, in bytes. One that weighs more than a quarter of it is not kept.</param>
/// <param name="time">The clock that answers grow old by.</param>
public sealed class AnswerStore<TKey, TAnswer>(long capacity, TimeProvider time)
    where TKey : notnull
    where TAnswer : class
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private readonly Lock _writing = new();
    private long _generation;

    /// <summary>To be taken before an answer is begun, and given to <see cref="Offer"/>.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    public int Count => _entries.Count;

    /// <summary>What all answers together weigh, in bytes.</summary>
    public long Size { get; private set; }

    public TAnswer? Find(TKey key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return null;
        var now = time.GetUtcNow().UtcTicks;
        if (entry.Expires <= now)
            return null;
        entry.Used = now;
        return entry.Answer;
    }

    /// <summary>Keeps the answer, unless something was evicted since it was begun: it may be made from what was true before.</summary>
    /// <param name="key">Everything that the answer depends on besides the content.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="size">What it weighs, key included, in bytes.</param>
    /// <param name="tags">What it was made from.</param>
    /// <param name="lifetime">How long it is good at most.</param>
    /// <param name="generation">The <see cref="Generation"/> before it was begun.</param>
    public void Offer(TKey key, TAnswer answer, long size, IReadOnlySet<string> tags, TimeSpan lifetime, long generation)
    {
        var now = time.GetUtcNow().UtcTicks;
        var entry = new Entry(answer, size, tags as FrozenSet<string> ?? tags.ToFrozenSet(), now + lifetime.Ticks) { Used = now };
        lock (_writing)
        {
            if (generation != _generation || size > capacity / 4)
                return;
            Remove(key);
            if (Size + size > capacity)
                MakeRoom(now);
            _entries[key] = entry;
            Size += size;
        }
    }

    public void Evict(IReadOnlySet<string> tags)
    {
        lock (_writing)
        {
            Interlocked.Increment(ref _generation);
            var all = tags.Contains(CacheTags.All);
            foreach (var (key, entry) in _entries)
            {
                if (all || Overlap(tags, entry.Tags))
                    Remove(key);
            }
        }
    }

    // The smaller is walked through: a change touches few things, an answer is made from many.
    private static bool Overlap(IReadOnlySet<string> changed, FrozenSet<string> used) => changed.Count < used.Count ? used.Overlaps(changed) : changed.Overlaps(used);

    // Much at a time, so that it is seldom done.
    private void MakeRoom(long now)
    {
        var oldestFirst = _entries.OrderBy(e => e.Value.Expires <= now ? 0 : e.Value.Used).Select(e => e.Key).ToList();
        foreach (var key in oldestFirst)
        {
            if (Size <= capacity / 4 * 3)
                return;
            Remove(key);
        }
    }

    private void Remove(TKey key)
    {
        if (_entries.TryRemove(key, out var entry))
            Size -= entry.Size;
    }

    private sealed class Entry(TAnswer answer, long size, FrozenSet<string> tags, long expires)
    {
        public TAnswer Answer { get; } = answer;

        public long Size { get; } = size;

        public FrozenSet<string> Tags { get; } = tags;

        public long Expires { get; } = expires;

        public long Used { get; set; }
    }
}
