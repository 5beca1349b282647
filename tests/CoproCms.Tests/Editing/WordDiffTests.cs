using CoproCms.Editing.Merging;
using CsCheck;

namespace CoproCms.Tests.Editing;

/// <summary>What became of a text is told word by word.</summary>
public sealed class WordDiffTests
{
    private static readonly string[] Words = ["a", "b", " ", "ŵ", ",", "\n", "<p>"];

    [Fact]
    public void Only_the_words_that_differ_are_marked() =>
        Assert.Equal(
            [
                new(PieceKind.Same, "The meeting is on "), new(PieceKind.Removed, "Monday"), new(PieceKind.Added, "Tuesday"), new(PieceKind.Same, " in Y Fenni."),
            ],
            WordDiff.Between("The meeting is on Monday in Y Fenni.", "The meeting is on Tuesday in Y Fenni."));

    [Fact]
    public void Letters_beyond_English_belong_to_words() =>
        Assert.Equal([new(PieceKind.Same, "tŷ "), new(PieceKind.Removed, "bach"), new(PieceKind.Added, "mawr")], WordDiff.Between("tŷ bach", "tŷ mawr"));

    [Fact]
    public void Equal_texts_are_one_piece() => Assert.Equal([new(PieceKind.Same, "as it was")], WordDiff.Between("as it was", "as it was"));

    [Fact]
    public void Nothing_and_nothing_differ_in_nothing() => Assert.Empty(WordDiff.Between("", ""));

    [Fact]
    public void The_pieces_give_both_texts_back() =>
        Gen.Select(Gen.Int[0, 6].Select(i => Words[i]).Array[0, 40], Gen.Int[0, 6].Select(i => Words[i]).Array[0, 40]).Sample((one, other) =>
        {
            var (before, after) = (string.Concat(one), string.Concat(other));
            var pieces = WordDiff.Between(before, after);
            Assert.Equal(before, string.Concat(pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)));
            Assert.Equal(after, string.Concat(pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
        });

    [Fact]
    public void A_text_too_long_for_words_is_compared_by_lines()
    {
        var before = string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"line number {i}"));

        var pieces = WordDiff.Between(before, before.Replace("number 1500\n", "number fifteen hundred\n", StringComparison.Ordinal));

        Assert.Contains(new(PieceKind.Removed, "line number 1500\n"), pieces);
        Assert.Contains(new(PieceKind.Added, "line number fifteen hundred\n"), pieces);
    }
}
