using CoproCms.Content;
using CoproCms.Feeds;
using CoproCms.Hosting;
using CoproCms.Tests.Given;
using CoproCms.Tests.Theming;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Feeds;

public sealed class FeedLinkTests : IAsyncLifetime
{
    private ThemedSite _site = null!;
    private ContentItem _event = null!;

    public async Task InitializeAsync()
    {
        _site = await ThemedSite.StartAsync(
            new Dictionary<string, string>(),
            (services, _) => new CmsBuilder(services.AddSingleton<PublicAnswers>(), new ConfigurationBuilder().Build()).Add<FeedsModule>(),
            Routable("Listing").Field(Listing.TypeField, "TextField"), Routable("Event").Field("Start", "DateTimeField"), Routable("Post"));
        await using var session = _site.Engine.As();
        await session.PublishAsync("Listing", """{"TitlePart":{"Title":"News"},"AutoroutePart":{"Path":"news"},"LocalizationPart":{"Culture":"en"},"Listing":{"ItemType":{"Text":"Post"}}}""");
        await session.PublishAsync("Listing", """{"TitlePart":{"Title":"D"},"AutoroutePart":{"Path":"cy/digwyddiadau"},"LocalizationPart":{"Culture":"cy"},"Listing":{"ItemType":{"Text":"Event"}}}""");
        _event = await session.PublishAsync(
            "Event", """{"TitlePart":{"Title":"G"},"AutoroutePart":{"Path":"cy/digwyddiadau/gŵyl"},"LocalizationPart":{"Culture":"cy"},"Event":{"Start":{"Value":"2026-06-20T09:30:00Z"}}}""");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("{{ 'Post' | feed_url: 'rss' }}", "en", "/news/feed.rss")]
    [InlineData("{{ 'Post' | feed_url: 'atom' }}", "en", "/news/feed.atom")]
    [InlineData("{{ 'Event' | feed_url: 'ics' }}", "cy", "/cy/digwyddiadau/feed.ics")]
    [InlineData("{{ 'Post' | feed_url: 'ics' }}", "en", "")]
    [InlineData("{{ 'Post' | feed_url: 'rss' }}", "cy", "")]
    [InlineData("{{ 'Nothing' | feed_url: 'rss' }}", "en", "")]
    public async Task A_feed_is_found_by_type_and_language(string template, string culture, string expected) =>
        Assert.Equal(expected, await _site.RenderAsync(template, culture: culture));

    [Fact]
    public async Task An_unknown_kind_of_feed_is_a_fault_that_names_the_known_ones() =>
        Assert.Contains("rss, atom and ics", (await _site.FaultAsync("{{ 'Post' | feed_url: 'json' }}")).Message);

    [Fact]
    public async Task An_event_links_to_its_calendar_file()
    {
        Assert.Equal("/cy/digwyddiadau/g%C5%B5yl.ics", await _site.RenderAsync("{{ Model.ContentItem | ics_url }}", _event, "cy"));
        Assert.Equal("", await _site.RenderAsync("{{ Model.ContentItem | ics_url }}", new ContentItem { ContentItemId = "4a", ContentType = "Post" }));
        Assert.Equal("", await _site.RenderAsync("{{ 'text' | ics_url }}"));
    }

    [Fact]
    public async Task The_head_of_a_page_names_the_feeds_of_its_kind()
    {
        var head = await HeadAsync(_event, "cy");

        Assert.Contains("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"D - CoproCms (RSS)\" href=\"/cy/digwyddiadau/feed.rss\">", head);
        Assert.Contains("type=\"application/atom+xml\"", head);
        Assert.Contains("type=\"text/calendar\"", head);
    }

    [Fact]
    public async Task A_new_list_page_is_linked_at_once()
    {
        Assert.Equal("", await _site.RenderAsync("{{ 'Event' | feed_url: 'rss' }}"));
        await using (var session = _site.Engine.As())
            await session.PublishAsync("Listing", """{"TitlePart":{"Title":"E"},"AutoroutePart":{"Path":"events"},"LocalizationPart":{"Culture":"en"},"Listing":{"ItemType":{"Text":"Event"}}}""");

        Assert.Equal("/events/feed.rss", await _site.RenderAsync("{{ 'Event' | feed_url: 'rss' }}"));
    }

    private async Task<string> HeadAsync(ContentItem item, string culture)
    {
        await using var session = _site.Engine.As();
        var context = await session.Get<RenderSessions>().BeginAsync(culture, null, default);
        foreach (var extension in session.Get<IEnumerable<IPageExtension>>())
            await extension.DescribeAsync(item, context);
        using var writer = new StringWriter();
        context.Session.Page.Resources.Write("HeadLink", writer);
        return System.Net.WebUtility.HtmlDecode(writer.ToString());
    }

    private static TypeBuilder Routable(string name) => new TypeBuilder(name).Part("TitlePart").Part("AutoroutePart").Part("LocalizationPart");
}
