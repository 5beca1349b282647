using System.Xml.Linq;
using CoproCms.Content;
using CoproCms.Feeds;
using CoproCms.Security;
using CoproCms.Tests.Given;
using CsCheck;

namespace CoproCms.Tests.Feeds;

public sealed class NewsFeedTests : IAsyncLifetime
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Encoded = "http://purl.org/rss/1.0/modules/content/";

    private FeedSite _site = null!;

    public async Task InitializeAsync() => _site = await FeedSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task An_rss_feed_tells_the_newest_news_of_its_language_first()
    {
        await _site.PublishAsync("Post", "news/first", "en", "First");
        _site.Engine.Time.Now += TimeSpan.FromHours(1);
        await _site.PublishAsync("Post", "news/second", "en", "Second");
        await _site.PublishAsync("Post", "cy/newyddion/cyntaf", "cy", "Cyntaf");

        var answer = await _site.GetAsync("news/feed.rss");
        var channel = XDocument.Parse(answer.Text).Root!.Element("channel")!;

        Assert.Equal("application/rss+xml; charset=utf-8", answer.ContentType);
        Assert.Equal(("News - CoproCms", "https://copro.example/news", "en"), ((string)channel.Element("title")!, (string)channel.Element("link")!, (string)channel.Element("language")!));
        Assert.Equal("https://copro.example/news/feed.rss", (string)channel.Element(Atom + "link")!.Attribute("href")!);
        Assert.Equal(["Second", "First"], channel.Elements("item").Select(i => (string)i.Element("title")!));
        var item = channel.Elements("item").First();
        Assert.Equal("https://copro.example/news/second", (string)item.Element("link")!);
        Assert.Equal("Sun, 01 Mar 2026 10:00:00 GMT", (string)item.Element("pubDate")!);
        Assert.Equal("true", (string)item.Element("guid")!.Attribute("isPermaLink")!);
    }

    [Fact]
    public async Task The_Welsh_feed_stands_at_the_Welsh_page()
    {
        await _site.SettingsAsync("""{"SiteName":"Co-production Wales","SiteNames":{"cy":"Cydgynhyrchu Cymru"}}""");
        await _site.PublishAsync("Post", "cy/newyddion/gŵyl", "cy", "Gŵyl yr ŷd");

        var channel = (await _site.XmlAsync("cy/newyddion/feed.rss")).Element("channel")!;

        Assert.Equal(("Newyddion - Cydgynhyrchu Cymru", "cy"), ((string)channel.Element("title")!, (string)channel.Element("language")!));
        Assert.Equal("Gŵyl yr ŷd", (string)channel.Element("item")!.Element("title")!);
        Assert.Equal("https://copro.example/cy/newyddion/g%C5%B5yl", (string)channel.Element("item")!.Element("link")!);
    }

    [Fact]
    public async Task Bodies_are_whole_and_their_addresses_absolute()
    {
        await _site.SettingsAsync("""{"BaseUrl":"https://www.copro.wales/"}""");
        await _site.PublishAsync("Post", "news/river", "en", "River",
            """{"HtmlBodyPart":{"Html":"<p>By the <a href=\"/events\">river</a> <img src=\"/media/a.png\" alt=\"\"> <a href=\"other\">o</a></p>"},"Post":{"Summary":{"Text":"A walk & a talk"}}}""");

        var item = (await _site.XmlAsync("news/feed.rss")).Element("channel")!.Element("item")!;

        Assert.Equal("A walk & a talk", (string)item.Element("description")!);
        var html = (string)item.Element(Encoded + "encoded")!;
        Assert.Contains("href=\"https://www.copro.wales/events\"", html);
        Assert.Contains("src=\"https://www.copro.wales/media/a.png\"", html);
        Assert.Contains("href=\"https://www.copro.wales/news/other\"", html);
    }

    [Fact]
    public async Task An_atom_feed_has_what_its_standard_demands()
    {
        var post = await _site.PublishAsync("Post", "news/first", "en", "First");

        var answer = await _site.GetAsync("news/feed.atom");
        var feed = XDocument.Parse(answer.Text).Root!;

        Assert.Equal("application/atom+xml; charset=utf-8", answer.ContentType);
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.All(new[] { "id", "title", "updated", "author" }, name => Assert.NotNull(feed.Element(Atom + name)));
        Assert.Equal("en", (string)feed.Attribute(XNamespace.Xml + "lang")!);
        var entry = feed.Element(Atom + "entry")!;
        Assert.Equal("https://copro.example/Contents/ContentItems/" + post.ContentItemId, (string)entry.Element(Atom + "id")!);
        Assert.Equal("2026-03-01T09:00:00Z", (string)entry.Element(Atom + "updated")!);
        Assert.Equal("https://copro.example/news/first", (string)entry.Element(Atom + "link")!.Attribute("href")!);
    }

    [Fact]
    public async Task A_reader_that_has_the_feed_is_told_so_until_something_is_published()
    {
        var tag = (await _site.GetAsync("news/feed.rss")).Headers.ETag.ToString();

        Assert.Equal(304, (await _site.GetAsync("news/feed.rss", ("If-None-Match", tag))).Status);
        await _site.PublishAsync("Post", "news/new", "en", "New");
        var after = await _site.GetAsync("news/feed.rss", ("If-None-Match", tag));
        Assert.Equal(200, after.Status);
        Assert.Contains("<title>New</title>", after.Text);
    }

    [Fact]
    public async Task A_draft_is_in_no_feed()
    {
        var post = await _site.PublishAsync("Post", "news/first", "en", "Live title");
        await using (var session = _site.Engine.As())
            await session.ChangeAsync(post.ContentItemId, """{"TitlePart":{"Title":"Secret title"}}""", publish: false);

        var feed = (await _site.GetAsync("news/feed.rss")).Text;

        Assert.Contains("Live title", feed);
        Assert.DoesNotContain("Secret title", feed);
    }

    [Fact]
    public async Task A_feed_moves_with_its_page()
    {
        await using (var session = _site.Engine.As())
        {
            var page = (await session.Query.ListAsync(new() { Types = ["Listing"] }, default)).Single(i => i.Path == "news");
            await session.ChangeAsync(page.ContentItemId, """{"AutoroutePart":{"Path":"latest-news"}}""");
        }

        var answer = await _site.GetAsync("news/feed.rss");

        Assert.Equal((301, "/latest-news/feed.rss"), (answer.Status, answer.Headers.Location.ToString()));
    }

    [Theory]
    [InlineData("news/first/feed.rss")]
    [InlineData("nothing/feed.rss")]
    [InlineData("feed.rss")]
    [InlineData("news/other.rss")]
    [InlineData("news/feed.ics")]
    [InlineData("news/first.ics")]
    [InlineData(".ics")]
    public async Task Where_there_is_no_feed_there_is_nothing(string path)
    {
        await _site.PublishAsync("Post", "news/first", "en", "First");

        Assert.Equal(404, (await _site.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_list_of_Orchard_Core_keeps_its_address_of_feed()
    {
        var blog = await _site.PublishAsync("Blog", "blog", "en", "Blog");
        await _site.PublishAsync("Post", "blog/one", "en", "One", $$$$"""{"ContainedPart":{"ListContentItemId":"{{{{blog.ContentItemId}}}}","ListContentType":"Blog","Order":0}}""");
        await _site.PublishAsync("Post", "news/other", "en", "Elsewhere");

        await using var session = _site.Engine.As(new Actor(null, null, _site.Engine.Get<Permissions>().Closure(["ViewContent"]), []));
        var answer = await Answer.OfAsync(session.Get<IServiceProvider>(), "/", http => session.Get<FeedEndpoint>().OfContainerAsync(http, blog.ContentItemId));

        Assert.Equal("One", (string)Assert.Single(XDocument.Parse(answer.Text).Descendants("item")).Element("title")!);
    }

    [Fact]
    public void Whatever_stands_in_the_content_the_feed_is_xml() => Gen.Select(Gen.String, Gen.String, Gen.String).Sample((title, summary, html) =>
    {
        var item = new ContentItem { ContentItemId = "4a", ContentType = "Post", DisplayText = title };
        var feed = new Feed(title, summary, "https://copro.example/news", "https://copro.example/news/feed.rss", "cy", title,
            [new(item, "https://copro.example/a", "https://copro.example/b", summary, summary, html)]);

        foreach (var xml in new[] { RssFeed.Write(feed), AtomFeed.Write(feed) })
            Assert.NotNull(XDocument.Load(new MemoryStream(xml)).Root);
    });

    [Fact]
    public void Any_html_can_be_made_absolute() =>
        Gen.String.Sample(html => AbsoluteHtml.Of($"<a href=\"{html}\" srcset='{html}'>{html}</a>", "https://copro.example/news") is not null);
}
