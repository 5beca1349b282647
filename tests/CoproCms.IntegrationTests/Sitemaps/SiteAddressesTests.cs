using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.Sitemaps;

/// <summary>What the site says of its own addresses is true.</summary>
public abstract partial class SiteAddressesTests(SiteFixture fixture)
{
    [SkippableFact]
    public async Task Every_page_of_the_site_map_is_there()
    {
        fixture.Demand();
        using var client = fixture.Site.Client();
        var map = XDocument.Parse(await client.GetStringAsync("/sitemap.xml"));
        var pages = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value)).ToList();

        Assert.True(pages.Count > 50);
        foreach (var page in pages)
            Assert.True((await client.GetAsync(page.PathAndQuery)).StatusCode == HttpStatusCode.OK, page.PathAndQuery);
    }

    [SkippableFact]
    public async Task Robots_are_led_to_the_site_map()
    {
        fixture.Demand();
        using var client = fixture.Site.Client();

        Assert.Contains("Sitemap: http://localhost/sitemap.xml", await client.GetStringAsync("/robots.txt"));
    }

    [SkippableTheory]
    [InlineData("/", 3)]
    [InlineData("/cy", 3)]
    [InlineData("/news", 2)]
    [InlineData("/cy/digwyddiadau", 3)]
    public async Task Every_feed_that_a_page_names_is_there(string address, int atLeast)
    {
        fixture.Demand();
        using var client = fixture.Site.Client();
        var page = await client.GetStringAsync(address);
        var feeds = Feeds().Matches(page).Select(m => (Type: WebUtility.HtmlDecode(m.Groups[1].Value), Url: WebUtility.HtmlDecode(m.Groups[2].Value))).ToList();

        Assert.True(feeds.Count >= atLeast, string.Join(' ', feeds));
        foreach (var (type, url) in feeds)
        {
            var answer = await client.GetAsync(url);
            Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }
    }

    [GeneratedRegex("<link rel=\"alternate\" type=\"([^\"]+)\" title=\"[^\"]*\" href=\"([^\"]+)\">")]
    private static partial Regex Feeds();
}

public sealed class SqliteSiteAddressesTests(SqliteSite site) : SiteAddressesTests(site), IClassFixture<SqliteSite>;

public sealed class PostgresSiteAddressesTests(PostgresSite site) : SiteAddressesTests(site), IClassFixture<PostgresSite>;
