using CoproCms.Data;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Data;

public sealed class AnswerStoreTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTime _time = new();
    private readonly AnswerStore<string, string> _store;

    public AnswerStoreTests() => _store = new(100, _time);

    [Fact]
    public void An_answer_is_found_until_one_of_its_tags_is_announced()
    {
        Offer("a", tags: ["item:1", "type:Post"]);
        Offer("b", tags: ["item:2"]);
        _store.Evict(new HashSet<string> { "item:3", "type:Post" });

        Assert.Equal((null, "b"), (_store.Find("a"), _store.Find("b")));
        Assert.Equal((1, 10), (_store.Count, _store.Size));
    }

    [Fact]
    public void All_empties_it_of_answers_without_tags_too()
    {
        Offer("a", tags: []);
        _store.Evict(new HashSet<string> { CacheTags.All });

        Assert.Null(_store.Find("a"));
        Assert.Equal(0, _store.Size);
    }

    [Fact]
    public void An_answer_begun_before_something_changed_is_not_kept()
    {
        var generation = _store.Generation;
        _store.Evict(new HashSet<string> { "item:9" });
        Offer("a", tags: ["item:1"], generation: generation);

        Assert.Null(_store.Find("a"));
    }

    [Fact]
    public void An_answer_grows_old()
    {
        Offer("a", lifetime: Hour);
        _time.Now += Hour - TimeSpan.FromSeconds(1);
        Assert.Equal("a", _store.Find("a"));
        _time.Now += TimeSpan.FromSeconds(1);

        Assert.Null(_store.Find("a"));
    }

    [Fact]
    public void Where_room_is_short_the_ones_asked_for_longest_ago_go()
    {
        foreach (var key in "abcdefghij")
        {
            Offer(key.ToString());
            _time.Now += TimeSpan.FromSeconds(1);
        }

        _store.Find("a");
        _time.Now += TimeSpan.FromSeconds(1);
        Offer("k");

        Assert.Equal(["a", "e", "f", "g", "h", "i", "j", "k"], "abcdefghijk".Select(c => c.ToString()).Where(k => _store.Find(k) is not null));
        Assert.Equal(80, _store.Size);
    }

    [Fact]
    public void An_answer_too_large_for_its_share_is_not_kept_and_drives_nothing_out()
    {
        Offer("a");
        Offer("large", size: 26);

        Assert.Equal(("a", null), (_store.Find("a"), _store.Find("large")));
    }

    [Fact]
    public void A_newer_answer_takes_the_place_of_the_older()
    {
        Offer("a", size: 10);
        _store.Offer("a", "newer", 15, new HashSet<string>(), Hour, _store.Generation);

        Assert.Equal(("newer", 15L), (_store.Find("a"), _store.Size));
    }

    [Fact]
    public async Task Its_bound_and_its_count_hold_when_many_write_and_evict_at_once()
    {
        var store = new AnswerStore<int, string>(10_000, TimeProvider.System);
        await Parallel.ForAsync(0, 8, (worker, _) =>
        {
            for (var i = 0; i < 2000; i++)
            {
                var key = ((i * 31) + worker) % 300;
                store.Offer(key, "x", 100, new HashSet<string> { $"item:{key % 7}" }, Hour, store.Generation);
                store.Find(key);
                if (i % 50 == 0)
                    store.Evict(new HashSet<string> { $"item:{i % 7}" });
            }

            return ValueTask.CompletedTask;
        });

        Assert.InRange(store.Size, 0, 10_000);
        Assert.Equal(store.Count * 100, store.Size);
        store.Evict(new HashSet<string> { CacheTags.All });
        Assert.Equal((0, 0L), (store.Count, store.Size));
    }

    private void Offer(string key, int size = 10, TimeSpan? lifetime = null, string[]? tags = null, long? generation = null) =>
        _store.Offer(key, key, size, (tags ?? []).ToHashSet(), lifetime ?? Hour, generation ?? _store.Generation);
}
