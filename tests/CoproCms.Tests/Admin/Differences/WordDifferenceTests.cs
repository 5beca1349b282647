using CoproCms.Admin.Contents.Differences;
using CsCheck;

namespace CoproCms.Tests.Admin.Differences;

/// <summary>What became of a text is told word by word.</summary>
public sealed class WordDifferenceTests
{
    private static readonly string[] Words = ["a", "b", " ", "ŵ", ",", "\n", "<p>"];

    [Fact]
    public void Only_the_words_that_differ_are_marked() =>
        Assert.Equal(
            [
                new(PieceKind.Same, "The meeting is on "), new(PieceKind.Removed, "Monday"), new(PieceKind.Added, "Tuesday"), new(PieceKind.Same, " in Y Fenni."),
            ],
            WordDifference.Between("The meeting is on Monday in Y Fenni.", "The meeting is on Tuesday in Y Fenni."));

    [Fact]
    public void Letters_beyond_English_belong_to_words() =>
        Assert.Equal([new(PieceKind.Same, "tŷ "), new(PieceKind.Removed, "bach"), new(PieceKind.Added, "mawr")], WordDifference.Between("tŷ bach", "tŷ mawr"));

    [Fact]
    public void Equal_texts_are_one_piece() => Assert.Equal([new(PieceKind.Same, "as it was")], WordDifference.Between("as it was", "as it was"));

    [Fact]
    public void Nothing_and_nothing_differ_in_nothing() => Assert.Empty(WordDifference.Between("", ""));

    [Fact]
    public void The_pieces_give_both_texts_back() =>
        Gen.Select(Gen.Int[0, 6].Select(i => Words[i]).Array[0, 40], Gen.Int[0, 6].Select(i => Words[i]).Array[0, 40]).Sample((one, other) =>
        {
            var (before, after) = (string.Concat(one), string.Concat(other));
            var pieces = WordDifference.Between(before, after);
            Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
        });

    [Fact]
    public void In_a_long_text_too_only_the_words_that_differ_are_marked()
    {
        var before = string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"line number {i}"));

        var pieces = WordDifference.Between(before, before.Replace("number 5000\n", "number fifteen\n", StringComparison.Ordinal));

        Assert.Equal([new(PieceKind.Removed, "5000"), new(PieceKind.Added, "fifteen")], pieces.Where(p => p.Kind != PieceKind.Same));
    }

    [Fact]
    public void A_sign_of_two_units_is_not_torn_apart() =>
        Assert.Equal([new(PieceKind.Removed, "\U0001F600"), new(PieceKind.Added, "\U0001F601")], WordDifference.Between("\U0001F600", "\U0001F601"));
}
