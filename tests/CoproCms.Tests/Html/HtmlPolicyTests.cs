using CoproCms.Html;
using CoproCms.Security;
using CsCheck;

namespace CoproCms.Tests.Html;

public sealed class HtmlPolicyTests
{
    private readonly HtmlPolicy _policy = new(Embeds.Standard);

    [Theory]
    [InlineData("<script>alert(1)</script><p>x</p>", "<p>x</p>")]
    [InlineData("""<p onclick="alert(1)">x</p>""", "<p>x</p>")]
    [InlineData("""<p style="position:fixed">x</p>""", "<p>x</p>")]
    [InlineData("""<a href="javascript:alert(1)">x</a>""", "<a>x</a>")]
    [InlineData("""<a href=" java&#10;script:alert(1)">x</a>""", "<a>x</a>")]
    [InlineData("""<a href="data:text/html,x">x</a>""", "<a>x</a>")]
    [InlineData("""<img src="x" onerror="alert(1)">""", """<img src="x">""")]
    [InlineData("<iframe src=\"https://example.org\"></iframe>", "")]
    [InlineData("<form action=\"/login\"><input name=\"x\"></form>", "")]
    [InlineData("<svg><script>alert(1)</script></svg>", "")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "")]
    public void What_could_run_or_deceive_is_taken_out(string html, string expected) => Assert.DoesNotContain("alert", Check(html, expected), StringComparison.Ordinal);

    [Theory]
    [InlineData("""<a href="https://example.org/x">x</a>""")]
    [InlineData("""<a href="/about#team">x</a>""")]
    [InlineData("""<a href="mailto:post@example.org">x</a>""")]
    [InlineData("""<a href="tel:+441633000000">x</a>""")]
    [InlineData("""<h2 id="who" lang="cy">Pwy</h2><ul class="plain"><li>Ŵyn</li></ul>""")]
    [InlineData("""<figure><img src="/media/hall.jpg" alt="A hall" width="600" height="400" loading="lazy"><figcaption>Hall</figcaption></figure>""")]
    [InlineData("<table><thead><tr><th scope=\"col\">A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>")]
    public void What_writers_need_stays(string html) => Assert.Equal(html, _policy.Sanitise(html));

    [Fact]
    public void A_link_into_another_tab_cannot_steer_the_page_it_came_from() =>
        Assert.Equal("""<a href="https://example.org" target="_blank" rel="noopener">x</a>""", _policy.Sanitise("""<a href="https://example.org" target="_blank">x</a>"""));

    [Fact]
    public void Sanitising_twice_changes_nothing_more()
    {
        string[] pieces = ["<p>", "</p>", "<a href=\"x\" target=_blank>", "</a>", "<b", ">", "<!--", "-->", "\"", "&lt;", "<svg>", "<style>", "text", "<td>", "</table>", "<math>", "<iframe src=https://youtu.be/x>", "</iframe>", "<noscript>"];
        Gen.Int[0, pieces.Length - 1].Array[0, 12].Sample(picks =>
        {
            var once = _policy.Sanitise(string.Concat(picks.Select(i => pieces[i])));
            Assert.Equal(once, _policy.Sanitise(once));
        }, iter: 500);
    }

    [Fact]
    public void Where_sanitising_is_off_only_those_allowed_to_store_HTML_as_written()
    {
        const string html = "<script>x()</script>{{ Site.SiteName }}{% a %}";
        var allowed = new Actor("ann", "ann", [HtmlPermissions.WriteUnsanitised.Name], []);

        Assert.Equal(html, _policy.Accept(html, null, sanitise: false, allowed));
        Assert.Equal(html, _policy.Accept(html, null, sanitise: false, Actor.System));
        Assert.Equal("&#123;&#123; Site.SiteName }}&#123;% a %}", _policy.Accept(html, null, sanitise: false, Actor.Nobody));
        Assert.Equal("{{ Site.SiteName }}{% a %}", _policy.Accept(html, null, sanitise: true, allowed));
    }

    [Fact]
    public void Leaving_what_another_wrote_needs_no_permission() =>
        Assert.Equal("<script>x()</script>", _policy.Accept("<script>x()</script>", "<script>x()</script>", sanitise: false, Actor.Nobody));

    private string Check(string html, string expected)
    {
        var clean = _policy.Sanitise(html);
        Assert.Equal(expected, clean);
        return clean;
    }
}
