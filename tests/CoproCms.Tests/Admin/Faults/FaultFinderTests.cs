using System.Text.Json.Nodes;
using CoproCms.Admin.Contents.Faults;

namespace CoproCms.Tests.Admin.Faults;

public sealed class FaultFinderTests
{
    [Theory]
    [InlineData("/news/hello", "news/hello")]
    [InlineData("~/news/hello#top", "news/hello")]
    [InlineData("/news?tag=x", "news")]
    [InlineData("https://example.org/news/hello", "news/hello")]
    [InlineData("/digwyddiadau/t%C5%B7", "digwyddiadau/tŷ")]
    [InlineData("https://elsewhere.example/news", null)]
    [InlineData("//elsewhere.example/news", null)]
    [InlineData("mailto:ann@example.org", null)]
    [InlineData("#top", null)]
    [InlineData("/news/feed.rss", null)]
    [InlineData("/{{ page }}", null)]
    public void Only_addresses_of_content_on_this_site_are_followed(string address, string? path) => Assert.Equal(path, FaultFinder.PathOf(address, "https://example.org"));

    [Fact]
    public void Links_stand_in_html_and_in_the_addresses_of_fields()
    {
        var content = JsonNode.Parse("""{"HtmlBodyPart":{"Html":"<a class=x HREF=\"/a?b=1&amp;c=2\">A</a>"},"Post":{"More":{"Url":"/b","Text":"href"}},"BagPart":{"ContentItems":[{"Link":{"Url":"/c"}}]}}""");

        Assert.Equal(["/a?b=1&c=2", "/b", "/c"], FaultFinder.Addresses(content));
    }

    [Theory]
    [InlineData("""{"Post":{"Image":{"Paths":["a.jpg","b.jpg"],"MediaTexts":["A hall"]}}}""", 1)]
    [InlineData("""{"Post":{"Image":{"Paths":["a.jpg"],"MediaTexts":["A hall"]}}}""", 0)]
    [InlineData("""{"Post":{"Image":{"Paths":["a.jpg"]}}}""", 1)]
    [InlineData("""{"HtmlBodyPart":{"Html":"<img src=a.jpg><img src=b.jpg alt=\"\"><IMG src=c.jpg alt='C'>"}}""", 1)]
    public void A_picture_without_alternative_text_counts_and_one_that_is_marked_as_mere_decoration_does_not(string content, int count) =>
        Assert.Equal(count, FaultFinder.Pictures(JsonNode.Parse(content)));
}
