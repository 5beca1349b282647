using CoproCms.AccessibilityRules;
using CoproCms.AccessibilityRules.Rules;
using CoproCms.AccessibilityRules.Texts;

namespace CoproCms.Tests.AccessibilityRules;

/// <summary>What each rule finds in a text, and what it lets stand.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("""<p><img src="a.jpg"></p>""", 1)]
    [InlineData("""<p><img src="a.jpg" alt="  "></p>""", 1)]
    [InlineData("""<p><img src="a.jpg" alt="A hall"><img src="b.jpg" alt=""><img src="c.jpg" role="presentation"></p>""", 0)]
    [InlineData("<p>[image]a.jpg[/image]</p>", 1)]
    [InlineData("""<p>[image class="wide" alt="A hall" width=300]a.jpg[/image][media alt='']b.jpg[/media]</p>""", 0)]
    [InlineData("<p>[asset_url]a.pdf[/asset_url]</p>", 0)]
    public void A_picture_has_words_or_says_that_it_needs_none(string html, int findings) => Check(new PictureText(), html, findings);

    [Theory]
    [InlineData("![](a.jpg)", 1)]
    [InlineData("![A hall](a.jpg)", 0)]
    [InlineData("""<img src="a.jpg" alt="">""", 0)]
    [InlineData("""<img src="a.jpg">""", 1)]
    [InlineData("[![](a.jpg)](/about)", 1)]
    public void In_Markdown_too(string markdown, int findings) => Assert.Equal(findings, new PictureText().Find(TextBody.Markdown(markdown)).Count());

    [Theory]
    [InlineData("""<img src="a.jpg" alt="IMG_2034.jpg">""", 1)]
    [InlineData("""<img src="a.jpg" alt="hall.png">""", 1)]
    [InlineData("""<img src="a.jpg" alt="DSC_0001">""", 1)]
    [InlineData("""<img src="a.jpg" alt="The hall in 2014">""", 0)]
    public void A_file_name_describes_nothing(string html, int findings) => Check(new PictureFileName(), html, findings);

    [Theory]
    [InlineData("<h2>A</h2><h3>B</h3><h4>C</h4><h2>D</h2>", 0)]
    [InlineData("<h2>A</h2><h4>B</h4>", 1)]
    [InlineData("<h3>A</h3><h4>B</h4>", 1)]
    [InlineData("<h1>A</h1><h2>B</h2>", 1)]
    [InlineData("<h2>A</h2><h4>B</h4><h5>C</h5>", 1)]
    public void Headings_go_down_a_level_at_a_time_from_the_second(string html, int findings) => Check(new HeadingOrder(), html, findings);

    [Theory]
    [InlineData("<h2> &nbsp; </h2>", 1)]
    [InlineData("<h2><br></h2>", 1)]
    [InlineData("""<h2><img src="a.svg" alt="Events"></h2>""", 0)]
    [InlineData("<h2>Events</h2>", 0)]
    public void A_heading_says_something(string html, int findings) => Check(new EmptyHeading(), html, findings);

    [Theory]
    [InlineData("<p><strong>Who we are</strong></p><p>Text</p>", 1)]
    [InlineData("<p><b>Who we are</b></p><ul><li>Text</li></ul>", 1)]
    [InlineData("<p><strong>Bring a friend.</strong></p><p>Text</p>", 0)]
    [InlineData("<p><strong>Note</strong> that we begin early</p><p>Text</p>", 0)]
    [InlineData("<p>Text</p><p><strong>The end</strong></p>", 0)]
    public void What_stands_for_a_heading_is_one(string html, int findings) => Check(new BoldAsHeading(), html, findings);

    [Theory]
    [InlineData("""<a href="/x"></a>""", 1)]
    [InlineData("""<a href="/x"><img src="a.jpg" alt=""></a>""", 1)]
    [InlineData("""<a href="/x"><img src="a.jpg" alt="Home"></a><a href="/y" aria-label="About"></a><a id="here"></a>""", 0)]
    public void A_link_has_words(string html, int findings) => Check(new LinkWithoutText(), html, findings);

    [Theory]
    [InlineData("""<a href="/x">Click here</a>""", 1)]
    [InlineData("""<a href="/x">yma</a>""", 1)]
    [InlineData("""<a href="/x">Cliciwch yma.</a>""", 1)]
    [InlineData("""<a href="/x">Read more…</a>""", 1)]
    [InlineData("""<a href="/x">rhagor o wybodaeth</a>""", 1)]
    [InlineData("""<a href="/x">More about the hall</a>""", 0)]
    [InlineData("""<a href="/x">Mwy am y neuadd</a>""", 0)]
    public void The_words_of_a_link_say_where_it_leads(string html, int findings) => Check(new VagueLink(), html, findings);

    [Theory]
    [InlineData("""<a href="https://example.org/a/b">https://example.org/a/b</a>""", 1)]
    [InlineData("""<a href="https://example.org/a">www.example.org/a</a>""", 1)]
    [InlineData("""<a href="mailto:post@example.org">post@example.org</a><a href="https://example.org">example.org</a>""", 0)]
    public void An_address_is_not_read_out(string html, int findings) => Check(new BareAddress(), html, findings);

    [Theory]
    [InlineData("""<a href="/a">Minutes</a> <a href="/b">minutes</a>""", 1)]
    [InlineData("""<a href="/a">Minutes</a> <a href="/a">Minutes</a>""", 0)]
    [InlineData("""<a href="/a">Minutes of May</a> <a href="/b">Minutes of June</a>""", 0)]
    public void Links_to_different_places_have_different_words(string html, int findings) => Check(new SameTextElsewhere(), html, findings);

    [Theory]
    [InlineData("<table><tr><td>A</td></tr></table>", 1)]
    [InlineData("<table><tr><th>A</th></tr><tr><td>1</td></tr></table>", 0)]
    [InlineData("""<table role="presentation"><tr><td>A</td></tr></table>""", 0)]
    public void A_table_says_what_its_cells_are_about(string html, int findings) => Check(new TableHeader(), html, findings);

    [Theory]
    [InlineData("<p>- tea</p><p>- bread</p><p>- soup</p>", 1)]
    [InlineData("<p>1. tea</p><p>2) bread</p>", 1)]
    [InlineData("<p>• tea<br>• bread</p>", 1)]
    [InlineData("<p>- Who said that?</p><p>Nobody.</p>", 0)]
    [InlineData("<p>2014 was the year.</p><p>2015 was another.</p>", 0)]
    public void A_list_is_one(string html, int findings) => Check(new TypedList(), html, findings);

    [Theory]
    [InlineData("""<iframe src="https://player.vimeo.com/video/1"></iframe>""", 1)]
    [InlineData("""<iframe src="https://player.vimeo.com/video/1" title="Film of the meeting"></iframe>""", 0)]
    public void What_is_embedded_has_a_title(string html, int findings) => Check(new EmbedTitle(), html, findings);

    [Theory]
    [InlineData("""<p style="color: #999">x</p>""", 1)]
    [InlineData("""<p style="color:#767676">x</p>""", 0)]
    [InlineData("""<p style="color: white; background: rgb(255, 255, 0)">x</p>""", 1)]
    [InlineData("""<p style="color: rgb(0,0,0); background-color: yellow">x</p>""", 0)]
    [InlineData("""<font color="silver">x</font>""", 1)]
    [InlineData("""<p style="margin: 0; color: var(--ink)">x</p>""", 0)]
    public void Text_stands_out_from_its_ground(string html, int findings) => Check(new Contrast(), html, findings);

    private static void Check(AccessibilityRule rule, string html, int findings) => Assert.Equal(findings, rule.Find(TextBody.Html(html)).Count());
}
