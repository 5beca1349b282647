using CoproCms.Content;
using CsCheck;

namespace CoproCms.Tests.Content;

public sealed class ContentIdTests
{
    [Fact]
    public void A_new_id_has_26_characters_of_the_lower_case_base_32_alphabet()
    {
        var id = ContentId.New();

        Assert.Matches("^[0-9a-hjkmnp-tv-z]{26}$", id);
    }

    [Fact]
    public void Ids_are_well_formed_and_do_not_repeat()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => ContentId.New()).ToList();

        Assert.All(ids, id => Assert.True(ContentId.IsWellFormed(id)));
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4qs7mv9xc4ttg5ktm61qj9dy5d0")]
    [InlineData("4qs7mv9x/4ttg5ktm61qj9dy5d")]
    public void Text_that_cannot_be_an_id_is_told_apart(string? id) => Assert.False(ContentId.IsWellFormed(id));

    [Fact]
    public void Only_short_texts_of_letters_and_digits_are_taken_for_ids() => Gen.String.Sample(text =>
        ContentId.IsWellFormed(text) == (text.Length is > 0 and <= ContentId.Length && text.All(char.IsAsciiLetterOrDigit)));
}
