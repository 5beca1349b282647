using CoproCms.Admin.Contents.Differences;

namespace CoproCms.Tests.Admin.Differences;

public sealed class TextDifferenceTests
{
    [Fact]
    public void Lines_stand_beside_each_other_and_in_changed_ones_the_words_that_changed()
    {
        var rows = TextDifference.Compare("Same\nThe old hall\nGone", "Same\nThe new hall");

        Assert.False(rows[0].Changed);
        Assert.Equal(["old"], Changed(rows[1].Before));
        Assert.Equal(["new"], Changed(rows[1].After));
        Assert.True(rows[2].Changed);
        Assert.Null(rows[2].After);
    }

    [Fact]
    public void A_text_that_comes_from_nothing_is_new_altogether() =>
        Assert.Equal(["Hello"], Changed(TextDifference.Compare("", "Hello").Single(r => r.After is not null).After));

    [Fact]
    public void The_end_of_a_long_text_is_compared_too()
    {
        var same = string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"line number {i}"));

        var changed = Assert.Single(TextDifference.Compare(same + "\nold end", same + "\nnew end"), r => r.Changed);

        Assert.Equal(["old", "new"], [.. Changed(changed.Before), .. Changed(changed.After)]);
    }

    [Theory]
    [InlineData("<h2>Who</h2><p>We <strong>share</strong> power.</p>", "## Who\nWe **share** power.")]
    [InlineData("<ul><li>One</li><li><p>Two</p></li></ul>", "• One\n• Two")]
    [InlineData("<ol><li>First</li></ol>", "1. First")]
    [InlineData("<p><a href=\"/news\">News</a></p>", "News (/news)")]
    [InlineData("<p><img src=\"/media/a.png\" alt=\"A hall\"></p>", "[A hall](/media/a.png)")]
    [InlineData("<p>One<br>two</p>\n\n<p>  Three </p>", "One\ntwo\nThree")]
    [InlineData("<table><tr><th>A</th><td>1</td></tr></table>", "A | 1 |")]
    [InlineData("<blockquote><p>Said</p></blockquote>", "> Said")]
    public void Html_is_compared_by_what_it_says_and_how_it_is_built(string html, string outline) => Assert.Equal(outline, HtmlOutline.Of(html));

    private static IEnumerable<string> Changed(DifferenceSide? side) => side!.Pieces.Where(p => p.Changed).Select(p => p.Text);
}
