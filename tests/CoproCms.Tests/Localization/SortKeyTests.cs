using CoproCms.Localization;
using CsCheck;

namespace CoproCms.Tests.Localization;

public sealed class SortKeyTests
{
    [Theory]
    [InlineData("cam", "cyd", "chwarae", "dydd", "ddoe")]
    [InlineData("de", "dy", "ddoe", "eira")]
    [InlineData("ffa", "gardd", "gwyn", "ngwyn", "haul")]
    [InlineData("fy", "ffa", "galw", "ngardd", "hen")]
    [InlineData("lamp", "lôn", "llaeth", "mam")]
    [InlineData("pobl", "phobl", "rownd", "rhaid", "sain")]
    [InlineData("tân", "tŷ", "theatr", "un")]
    [InlineData("Âb", "Abc", "Ac")]
    [InlineData("ŵy", "ŵyn", "ynys")]
    [InlineData("bangor", "bara")]
    public void Welsh_is_sorted_by_the_Welsh_alphabet(params string[] words) =>
        Assert.Equal(words, words.Reverse().OrderBy(w => SortKey.Make(w, "cy"), StringComparer.Ordinal));

    [Fact]
    public void English_knows_no_digraphs() =>
        Assert.Equal(["cat", "chat", "cod"], new[] { "cod", "chat", "cat" }.OrderBy(w => SortKey.Make(w, "en"), StringComparer.Ordinal));

    [Fact]
    public void Case_and_accents_do_not_count() => Assert.Equal(SortKey.Make("tŷ", "cy"), SortKey.Make("TY", "cy"));

    [Fact]
    public void Every_text_has_a_key() => Gen.String.Sample(text =>
    {
        Assert.NotNull(SortKey.Make(text, "cy"));
        Assert.NotNull(SortKey.Make(text, "en"));
    });
}
