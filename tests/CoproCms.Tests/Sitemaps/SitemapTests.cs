using System.Text;
using System.Xml.Linq;
using CoproCms.Content;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Sitemaps;
using CoproCms.Tests.Given;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Tests.Sitemaps;

public sealed class SitemapTests : IAsyncLifetime
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    private Engine _site = null!;

    public async Task InitializeAsync() => _site = await Engine.StartAsync(
        services => new SitemapsModule().ConfigureServices(services.AddTaggedCache<PublicAnswers>(), new ConfigurationBuilder().Build()),
        Routable("Page").Part("SeoMetaPart"), Routable("Aside").Setting("Stereotype", "Widget"), new TypeBuilder("Note").Part("TitlePart"));

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Every_live_page_is_named_with_its_last_change()
    {
        await PublishAsync("Page", "about", "en");
        await PublishAsync("Page", "cy/gŵyl", "cy");

        var answer = await GetAsync();
        var urls = XDocument.Parse(answer.Text).Root!.Elements(Map + "url").ToList();

        Assert.Equal("application/xml; charset=utf-8", answer.ContentType);
        Assert.Equal(["https://copro.example/about", "https://copro.example/cy/g%C5%B5yl"], urls.Select(u => (string)u.Element(Map + "loc")!));
        Assert.Equal("2026-03-01T09:00:00Z", (string)urls[0].Element(Map + "lastmod")!);
    }

    [Fact]
    public async Task Drafts_widgets_items_without_a_path_and_what_must_not_be_indexed_are_left_out()
    {
        await using (var session = _site.As())
        {
            await session.DraftAsync("Page", """{"AutoroutePart":{"Path":"draft"}}""");
            await session.PublishAsync("Note", """{"TitlePart":{"Title":"Note"}}""");
            await session.PublishAsync("Page", """{"AutoroutePart":{"Path":"hidden"},"SeoMetaPart":{"MetaRobots":"NoIndex, follow"}}""");
        }

        await PublishAsync("Aside", "aside", "en");
        await PublishAsync("Page", "about", "en");

        Assert.Equal("https://copro.example/about", (string)Assert.Single(XDocument.Parse((await GetAsync()).Text).Descendants(Map + "loc")));
    }

    [Fact]
    public async Task Translations_name_each_other_and_the_default()
    {
        var english = await PublishAsync("Page", "about", "en");
        await PublishAsync("Page", "cy/amdanom", "cy", english.LocalizationSet);
        await PublishAsync("Page", "alone", "en");

        var urls = XDocument.Parse((await GetAsync()).Text).Root!.Elements(Map + "url").ToDictionary(u => (string)u.Element(Map + "loc")!);

        Assert.Empty(urls["https://copro.example/alone"].Elements(Xhtml + "link"));
        foreach (var page in new[] { "about", "cy/amdanom" })
        {
            var links = urls["https://copro.example/" + page].Elements(Xhtml + "link").ToDictionary(l => (string)l.Attribute("hreflang")!, l => (string)l.Attribute("href")!);
            Assert.Equal(3, links.Count);
            Assert.Equal(("https://copro.example/about", "https://copro.example/cy/amdanom"), (links["en"], links["cy"]));
            Assert.Equal(links["en"], links["x-default"]);
        }
    }

    [Fact]
    public async Task The_home_page_is_named_by_the_root_and_addresses_begin_with_the_sites_own()
    {
        var home = await PublishAsync("Page", "home", "en");
        await SettingsAsync($$"""{"BaseUrl":"https://www.copro.wales","HomeRoute":{"contentItemId":"{{home.ContentItemId}}"} }""");

        Assert.Equal("https://www.copro.wales/", (string)Assert.Single(XDocument.Parse((await GetAsync()).Text).Descendants(Map + "loc")));
    }

    [Fact]
    public async Task A_new_page_is_in_the_map_at_once()
    {
        var tag = (await GetAsync()).Headers.ETag.ToString();
        Assert.Equal(304, (await GetAsync(headers: ("If-None-Match", tag))).Status);

        await PublishAsync("Page", "new", "en");

        Assert.Contains("/new</loc>", (await GetAsync(headers: ("If-None-Match", tag))).Text);
    }

    [Fact]
    public void A_large_site_is_split_at_50_000_pages_under_an_index()
    {
        var pages = Enumerable.Range(1, 100_001).Select(i => new ContentAddress("4" + i, "p" + i, "en", null, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc))).ToList();
        var map = new SitemapXml(pages, p => "https://copro.example/" + p.Path, "en");

        Assert.Equal(3, map.Files);
        Assert.Equal([50_000, 50_000, 1], Enumerable.Range(1, 3).Select(n => Parse(map.WriteFile(n)).Elements(Map + "url").Count()));
        Assert.Equal("https://copro.example/sitemap-3.xml", (string)Parse(map.WriteIndex(n => $"https://copro.example/sitemap-{n}.xml")).Elements(Map + "sitemap").Last().Element(Map + "loc")!);
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 404)]
    [InlineData(0, 404)]
    public async Task Only_the_files_there_are_can_be_had(int number, int status)
    {
        await PublishAsync("Page", "about", "en");

        Assert.Equal(status, (await SendAsync(session => http => session.Get<SitemapEndpoint>().OneAsync(http, number))).Status);
    }

    [Fact]
    public async Task Robots_are_kept_from_the_admin_and_shown_the_map() => Assert.Equal(
        "User-agent: *\nAllow: /\nDisallow: /Admin\n\nSitemap: https://copro.example/sitemap.xml\n", await RobotsAsync());

    [Fact]
    public async Task Settings_overrule_what_robots_are_told()
    {
        await SettingsAsync("""{"RobotsSettings":{"AllowAllAgents":false,"DisallowAdmin":false,"AdditionalRules":"User-agent: Kind\r\nAllow: /"}}""");

        Assert.Equal("User-agent: *\nDisallow: /\nUser-agent: Kind\nAllow: /\n\nSitemap: https://copro.example/sitemap.xml\n", await RobotsAsync());
    }

    private async Task<string> RobotsAsync() => (await SendAsync(session => session.Get<RobotsEndpoint>().GetAsync)).Text;

    private Task<Answer> GetAsync(params (string Name, string Value)[] headers) => SendAsync(session => session.Get<SitemapEndpoint>().AllAsync, headers);

    private async Task<Answer> SendAsync(Func<Session, Func<HttpContext, Task<IResult>>> endpoint, params (string Name, string Value)[] headers)
    {
        var visitor = new Actor(null, null, _site.Get<Permissions>().Closure(["ViewContent"]), []);
        await using var session = _site.As(visitor);
        return await Answer.OfAsync(session.Get<IServiceProvider>(), "/", endpoint(session), headers);
    }

    private async Task<ContentItem> PublishAsync(string type, string path, string culture, string? set = null)
    {
        await using var session = _site.As();
        return await session.PublishAsync(
            type, $$$"""{"TitlePart":{"Title":"{{{path}}}"},"AutoroutePart":{"Path":"{{{path}}}"},"LocalizationPart":{"Culture":"{{{culture}}}","LocalizationSet":"{{{set}}}"} }""");
    }

    private async Task SettingsAsync(string json)
    {
        await using var session = _site.As();
        await session.Get<SiteSettingsStore>().MergeAsync(Session.Json(json), default);
    }

    private static XElement Parse(byte[] xml) => XDocument.Parse(Encoding.UTF8.GetString(xml)).Root!;

    private static TypeBuilder Routable(string name) => new TypeBuilder(name).Part("TitlePart").Part("AutoroutePart").Part("LocalizationPart");
}
