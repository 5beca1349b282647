using System.Net;
using System.Text.RegularExpressions;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.Media;

/// <summary>The pictures that the set-up recipe brings, as the pages show them.</summary>
public abstract partial class SitePicturesTests(SiteFixture fixture)
{
    [SkippableFact]
    public async Task Every_size_of_every_picture_on_the_home_page_is_served_and_may_be_kept()
    {
        fixture.Demand();
        using var client = fixture.Site.Client();
        var page = await client.GetStringAsync("/");
        var addresses = SourceSets().Matches(page).SelectMany(m => WebUtility.HtmlDecode(m.Groups[1].Value).Split(", ")).Select(c => c.Split(' ')[0]).Distinct().ToList();

        Assert.NotEmpty(addresses);
        foreach (var address in addresses)
        {
            var answer = await client.GetAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, address);
            Assert.StartsWith("image/", answer.Content.Headers.ContentType!.MediaType);
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
            Assert.Equal("cross-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        }
    }

    [SkippableTheory]
    [InlineData("/media/%2e%2e/media.key")]
    [InlineData("/media/..%2fmedia.key")]
    [InlineData("/media/.hidden.png")]
    [InlineData("/media/missing.png")]
    [InlineData("/media/")]
    public async Task Nothing_but_media_is_served(string address)
    {
        fixture.Demand();
        using var client = fixture.Site.Client();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(address)).StatusCode);
    }

    [SkippableFact]
    public async Task The_head_of_a_picture_can_be_had_without_its_body()
    {
        fixture.Demand();
        using var client = fixture.Site.Client();

        var answer = await client.SendAsync(new(HttpMethod.Head, "/media/river.png"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentLength > 1000);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [GeneratedRegex("srcset=\"([^\"]+)\"")]
    private static partial Regex SourceSets();
}

public sealed class SqliteSitePicturesTests(SqliteSite site) : SitePicturesTests(site), IClassFixture<SqliteSite>;

public sealed class PostgresSitePicturesTests(PostgresSite site) : SitePicturesTests(site), IClassFixture<PostgresSite>;
