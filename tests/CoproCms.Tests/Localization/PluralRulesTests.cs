using CoproCms.Localization;
using CoproCms.Tests.Given;
using Microsoft.Extensions.Logging.Abstractions;

namespace CoproCms.Tests.Localization;

public sealed class PluralRulesTests
{
    private const string Welsh = """
        msgid "{0} dog"
        msgid_plural "{0} dogs"
        msgstr[0] "{0} cŵn"
        msgstr[1] "{0} ci"
        msgstr[2] "{0} gi"
        msgstr[3] "{0} chi"
        msgstr[4] "{0} chi arall"
        msgstr[5] "{0} ci eto"
        """;

    [Theory]
    [InlineData(0, "0 cŵn")]
    [InlineData(1, "1 ci")]
    [InlineData(2, "2 gi")]
    [InlineData(3, "3 chi")]
    [InlineData(4, "4 ci eto")]
    [InlineData(6, "6 chi arall")]
    [InlineData(1234, "1,234 ci eto")]
    public void Welsh_has_six_forms(int count, string expected) => Assert.Equal(expected, Given(("cy", Welsh)).Plural("cy", "{0} dog", count));

    [Theory]
    [InlineData(1, "1 dog")]
    [InlineData(0, "0 dogs")]
    [InlineData(2, "2 dogs")]
    public void The_source_language_has_its_plural_from_what_is_translated(int count, string expected) =>
        Assert.Equal(expected, Given(("cy", Welsh)).Plural("en", "{0} dog", count));

    [Theory]
    [InlineData(0, PluralCategory.Zero)]
    [InlineData(1, PluralCategory.One)]
    [InlineData(2, PluralCategory.Two)]
    [InlineData(3, PluralCategory.Few)]
    [InlineData(4, PluralCategory.Few)]
    [InlineData(5, PluralCategory.Many)]
    [InlineData(6, PluralCategory.Many)]
    [InlineData(7, PluralCategory.Zero)]
    [InlineData(9, PluralCategory.Zero)]
    [InlineData(10, PluralCategory.Other)]
    [InlineData(11, PluralCategory.Other)]
    public void Welsh_ordinals_follow_CLDR(int number, PluralCategory expected) => Assert.Equal(expected, PluralRules.Ordinal("cy", number));

    [Theory]
    [InlineData(1, PluralCategory.One)]
    [InlineData(2, PluralCategory.Two)]
    [InlineData(3, PluralCategory.Few)]
    [InlineData(4, PluralCategory.Other)]
    [InlineData(11, PluralCategory.Other)]
    [InlineData(12, PluralCategory.Other)]
    [InlineData(21, PluralCategory.One)]
    [InlineData(113, PluralCategory.Other)]
    public void English_ordinals_follow_CLDR(int number, PluralCategory expected) => Assert.Equal(expected, PluralRules.Ordinal("en", number));

    [Fact]
    public void English_is_plural_for_everything_but_one()
    {
        Assert.Equal(PluralCategory.One, PluralRules.Cardinal("en", 1));
        Assert.Equal(PluralCategory.Other, PluralRules.Cardinal("en", 0));
        Assert.Equal(PluralCategory.Other, PluralRules.Cardinal("en-GB", 1.0m));
    }

    [Fact]
    public void Without_a_translation_a_text_is_itself()
    {
        var translations = Given(("cy", "msgid \"known\"\nmsgstr \"hysbys\"\n\nmsgid \"empty\"\nmsgstr \"\""));

        Assert.Equal("hysbys", translations.Text("cy", "known"));
        Assert.Equal("known", translations.Text("en", "known"));
        Assert.Equal("empty", translations.Text("cy", "empty"));
        Assert.Equal("{0} dogs", Given(("en", "msgid \"{0} dog\"\nmsgid_plural \"{0} dogs\"")).Plural("en", "{0} dog", 3).Replace("3", "{0}"));
    }

    [Fact]
    public void A_context_tells_equal_texts_apart()
    {
        var translations = Given(("cy", "msgctxt \"month\"\nmsgid \"May\"\nmsgstr \"Mai\"\n\nmsgid \"May\"\nmsgstr \"Gall\""));

        Assert.Equal("Mai", translations.Text("cy", "May", "month"));
        Assert.Equal("Gall", translations.Text("cy", "May"));
        Assert.Equal("Gall", translations.Text("cy", "May", "verb"));
    }

    [Theory]
    [InlineData("Gan {0}", "Gan Siân {1}")]
    [InlineData("{1} gan {0}", "4 gan Siân {1}")]
    [InlineData("{ {0", "{ {0")]
    public void Arguments_are_put_in_and_stray_braces_left(string translation, string expected) =>
        Assert.Equal(expected, Given(("cy", $"msgid \"By\"\nmsgstr \"{translation}\"")).Text("cy", "By", null, "Siân {1}", "4"));

    private static Translations Given(params (string Culture, string Po)[] texts) => new([new Source(texts)], NullLogger<Translations>.Instance);

    private sealed class Source((string Culture, string Po)[] texts) : ITranslationSource
    {
        public IEnumerable<TranslationText> Read() => texts.Select(t => new TranslationText(t.Culture + ".po", t.Culture, t.Po));
    }
}
