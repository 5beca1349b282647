using CoproCms.Routing;
using CsCheck;

namespace CoproCms.Tests.Routing;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Diwrnod cydgynhyrchu yng Ngŵyl y Tŷ Gwyn", "diwrnod-cydgynhyrchu-yng-ngwyl-y-ty-gwyn")]
    [InlineData("Tŷ'r Eglwys – Ŵyna", "tyr-eglwys-wyna")]
    [InlineData("Co-production: what’s next?", "co-production-whats-next")]
    [InlineData("  Food & Energy  ", "food-energy")]
    [InlineData("100% local / 24.11.2026", "100-local-24-11-2026")]
    [InlineData("Œuvre Straße Ørsted", "oeuvre-strasse-orsted")]
    [InlineData("ﬁne ①", "fine-1")]
    [InlineData("Ελλάδα", "ελλάδα")]
    [InlineData("日本語 テスト", "日本語-テスト")]
    [InlineData("!!!", "")]
    [InlineData(null, "")]
    public void Words_are_kept_and_the_rest_is_dashes(string? text, string expected) => Assert.Equal(expected, Slug.Make(text));

    [Fact]
    public void A_slug_is_its_own_slug() => Gen.String.Sample(text => Slug.Make(Slug.Make(text)) == Slug.Make(text));

    [Fact]
    public void A_slug_can_stand_in_a_path() => Gen.String.Sample(text =>
    {
        var slug = Slug.Make(text);
        return slug.Length <= Slug.MaximumLength + 1 && !slug.Any(c => char.IsWhiteSpace(c) || "/?#:.%&\\\"'<>".Contains(c))
            && !slug.StartsWith('-') && !slug.EndsWith('-') && !slug.Contains("--", StringComparison.Ordinal);
    });
}
