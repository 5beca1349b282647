using CoproCms.Html;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Tests.Html;

/// <summary>What may be embedded, and what tries to pass for it.</summary>
public sealed class EmbedTests
{
    private const string Guards = "loading=\"lazy\" allowfullscreen=\"\" referrerpolicy=\"strict-origin-when-cross-origin\" sandbox=\"allow-scripts allow-same-origin allow-presentation allow-popups\"";

    private readonly HtmlPolicy _policy = new(Embeds.Standard);

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=abc_DEF-123", "https://www.youtube-nocookie.com/embed/abc_DEF-123")]
    [InlineData("https://www.youtube.com/watch?v=abc&t=30s", "https://www.youtube-nocookie.com/embed/abc")]
    [InlineData("https://youtu.be/abc?si=x", "https://www.youtube-nocookie.com/embed/abc")]
    [InlineData("https://www.youtube-nocookie.com/embed/abc?start=30", "https://www.youtube-nocookie.com/embed/abc?start=30")]
    [InlineData("https://vimeo.com/123456", "https://player.vimeo.com/video/123456")]
    [InlineData("https://player.vimeo.com/video/1?h=ab12", "https://player.vimeo.com/video/1?h=ab12")]
    public void An_address_that_people_copy_leads_to_the_frame(string address, string frame) => Assert.Equal(frame, Embeds.Standard.Frame(address));

    [Theory]
    [InlineData("https://example.org/embed/abc")]
    [InlineData("http://player.vimeo.com/video/1")]
    [InlineData("//player.vimeo.com/video/1")]
    [InlineData("https://player.vimeo.com.example.org/video/1")]
    [InlineData("https://player.vimeo.com@example.org/video/1")]
    [InlineData("https://example.org/?https://player.vimeo.com/video/1")]
    [InlineData("https://player.vimeo.com/video/../../example")]
    [InlineData("https://player.vimeo.com/video/1/../../x")]
    [InlineData("https://player.vimeo.com/video/%2e%2e/x")]
    [InlineData("https://player.vimeo.com/video/1#x")]
    [InlineData("https://player.vimeo.com/video/1\"onload=\"alert(1)")]
    [InlineData("https://player.vimeo.com/video/1\n")]
    [InlineData("https://player.vimeo.com/video/")]
    [InlineData("HTTPS://PLAYER.VIMEO.COM/video/1")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("")]
    [InlineData(null)]
    public void Anything_else_leads_nowhere(string? address) => Assert.Null(Embeds.Standard.Frame(address));

    [Fact]
    public void A_frame_of_the_list_is_kept_and_guarded()
    {
        var clean = _policy.Sanitise("""<figure><iframe src="https://www.youtube.com/embed/abc" title="Film" width="560" height="315" allow="camera" name="x" onload="x()" sandbox="allow-top-navigation"></iframe></figure>""");

        Assert.StartsWith("""<figure><iframe src="https://www.youtube-nocookie.com/embed/abc" title="Film" width="560" height="315" sandbox="allow-scripts allow-same-origin allow-presentation allow-popups" """, clean, StringComparison.Ordinal);
        Assert.DoesNotContain("onload", clean, StringComparison.Ordinal);
        Assert.DoesNotContain("camera", clean, StringComparison.Ordinal);
        Assert.Equal(clean, _policy.Sanitise(clean));
    }

    [Theory]
    [InlineData("""<iframe></iframe>""", "")]
    [InlineData("""<iframe src="/Admin"></iframe>""", "")]
    [InlineData("""<iframe srcdoc="<script>alert(1)</script>"></iframe>""", "")]
    [InlineData("""<iframe src="https://player.vimeo.com/video/1" srcdoc="<script>alert(1)</script>"></iframe>""", $"""<iframe src="https://player.vimeo.com/video/1" {Guards}></iframe>""")]
    [InlineData("""<iframe src="https://player.vimeo.com/video/1"><script>alert(1)</script></iframe>""", $"""<iframe src="https://player.vimeo.com/video/1" {Guards}></iframe>""")]
    [InlineData("""<iframe src="https://player.vimeo.com/video/1"><p title="</iframe><img src=x onerror=alert(1)>">""", $"""<iframe src="https://player.vimeo.com/video/1" {Guards}></iframe><img src="x">"&gt;""")]
    [InlineData("""<iframe src="&#106;avascript:alert(1)"></iframe>""", "")]
    [InlineData("""<frame src="https://player.vimeo.com/video/1"><object data="https://player.vimeo.com/video/1"></object><embed src="https://player.vimeo.com/video/1">""", "")]
    public void What_a_frame_could_be_used_for_is_taken_out(string html, string expected) => Assert.Equal(expected, _policy.Sanitise(html));

    [Fact]
    public void The_setting_says_who_may_be_embedded()
    {
        var embeds = Embeds.Read(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["CoproCms:Embeds:0:Name"] = "Films",
            ["CoproCms:Embeds:0:Address"] = "https://films.example.org/embed/",
            ["CoproCms:Embeds:0:Pages:0"] = "https://films.example.org/",
        }).Build());

        Assert.Equal("https://films.example.org/embed/a1", embeds.Frame("https://films.example.org/a1"));
        Assert.Null(embeds.Frame("https://vimeo.com/123456"));
        Assert.Equal(["https://films.example.org"], embeds.Origins);
        Assert.Empty(new HtmlPolicy(embeds).Sanitise("""<iframe src="https://player.vimeo.com/video/1"></iframe>"""));
    }

    [Theory]
    [InlineData("http://films.example.org/embed/")]
    [InlineData("https://films.example.org")]
    [InlineData("https://films.example.org/embed?id=")]
    [InlineData("/embed/")]
    public void A_setting_that_would_let_more_in_is_refused(string address) =>
        Assert.Contains(address, Assert.Throws<InvalidOperationException>(() => new Embeds([new("Films", address, [])])).Message, StringComparison.Ordinal);
}
