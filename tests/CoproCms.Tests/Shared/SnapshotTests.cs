namespace CoproCms.Tests.Shared;

public sealed class SnapshotTests
{
    [Fact]
    public void The_difference_shows_only_what_changed_and_a_little_around_it() => Assert.Equal(
        "from line 5:\n  b\n  c\n  d\n- e\n+ E\n+ F\n  g\n  h",
        Snapshot.Difference(["a", "b", "c", "d", "e", "g", "h"], ["a", "b", "c", "d", "E", "F", "g", "h"]));

    [Fact]
    public void A_line_that_was_taken_out_is_shown() => Assert.Equal("from line 2:\n  a\n- a\n  b", Snapshot.Difference(["a", "a", "b"], ["a", "b"]));
}
