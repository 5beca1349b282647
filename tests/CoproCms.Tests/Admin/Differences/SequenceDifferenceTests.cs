using CoproCms.Admin.Contents.Differences;
using CsCheck;

namespace CoproCms.Tests.Admin.Differences;

public sealed class SequenceDifferenceTests
{
    [Fact]
    public void The_changes_lead_from_one_sequence_to_the_other_and_are_as_few_as_can_be() =>
        Gen.Select(Gen.Int[0, 4].Array[0, 30], Gen.Int[0, 4].Array[0, 30]).Sample((one, other) =>
        {
            var (before, after) = (Words(one), Words(other));
            var changes = new SequenceDifference(before, after).Changes().ToList();

            Assert.Equal(after, Apply(changes, before, after));
            Assert.Equal(before.Length + after.Length - (2 * LongestShared(before, after)), changes.Sum(c => c.BeforeCount + c.AfterCount));
        });

    [Fact]
    public void Long_sequences_that_share_little_are_led_over_too() =>
        Gen.Select(Gen.Int[2, 30], Gen.Int[0, int.MaxValue]).Sample(
            (kinds, seed) =>
            {
                var random = new Random(seed);
                var (before, after) = (Words(Numbers(random, kinds)), Words(Numbers(random, kinds * 20)));

                Assert.Equal(after, Apply(new SequenceDifference(before, after).Changes(), before, after));
            },
            iter: 20);

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(30)]
    [InlineData(2)]
    public void The_work_grows_with_the_length_and_not_with_its_square(int kinds)
    {
        var random = new Random(1);
        string[] Some(int length) => Words([.. Enumerable.Range(0, length).Select(_ => random.Next(kinds))]);

        var some = new SequenceDifference(Some(5_000), Some(5_000)).Steps;
        var more = new SequenceDifference(Some(20_000), Some(20_000)).Steps;

        Assert.InRange(more, 20_000, 40_000 * 400);
        Assert.InRange(more, some, some * 6);
    }

    [Fact]
    public void What_is_the_same_at_both_ends_costs_a_step_each()
    {
        var before = Words([.. Enumerable.Range(0, 50_000)]);
        string[] after = [.. before[..20_000], "new", .. before[20_001..]];
        var difference = new SequenceDifference(before, after);

        Assert.Equal([new(20_000, 1, 20_000, 1)], difference.Changes());
        Assert.InRange(difference.Steps, 0, 60_000);
    }

    private static int[] Numbers(Random random, int kinds) => [.. Enumerable.Range(0, random.Next(1_500)).Select(_ => random.Next(kinds))];

    private static string[] Words(int[] numbers) => [.. numbers.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))];

    private static List<string> Apply(IEnumerable<SequenceChange> changes, string[] before, string[] after)
    {
        var made = new List<string>();
        var place = 0;
        foreach (var change in changes)
        {
            made.AddRange(before[place..change.Before]);
            made.AddRange(after[change.After..(change.After + change.AfterCount)]);
            place = change.Before + change.BeforeCount;
        }

        made.AddRange(before[place..]);
        return made;
    }

    private static int LongestShared(string[] before, string[] after)
    {
        var lengths = new int[before.Length + 1, after.Length + 1];
        for (var i = 1; i <= before.Length; i++)
        {
            for (var j = 1; j <= after.Length; j++)
                lengths[i, j] = before[i - 1] == after[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
        }

        return lengths[before.Length, after.Length];
    }
}
