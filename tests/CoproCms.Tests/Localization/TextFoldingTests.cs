using CoproCms.Localization;
using CsCheck;

namespace CoproCms.Tests.Localization;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("ŴYN", "ŵyn")]
    [InlineData("W\u0302yn", "Ŵyn")]
    [InlineData("TŶ", "tŷ")]
    public void The_same_word_folds_to_the_same_text(string one, string other) => Assert.Equal(TextFolding.Fold(one), TextFolding.Fold(other));

    [Fact]
    public void Folding_twice_changes_nothing_more() => Gen.String.Sample(text => TextFolding.Fold(TextFolding.Fold(text)) == TextFolding.Fold(text));

    [Fact]
    public void A_key_is_the_beginning_of_the_folded_text_and_never_half_a_character() => Gen.Select(Gen.String, Gen.Int[1, 20]).Sample((text, length) =>
    {
        var key = TextFolding.Key(text, length)!;
        return key.Length <= length && TextFolding.Fold(text)!.StartsWith(key, StringComparison.Ordinal) && (key.Length == 0 || !char.IsHighSurrogate(key[^1]));
    });
}
