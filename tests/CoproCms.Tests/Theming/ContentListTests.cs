using CoproCms.Tests.Given;

namespace CoproCms.Tests.Theming;

public sealed class ContentListTests(ContentListTests.Events events) : IClassFixture<ContentListTests.Events>
{
    private readonly ThemedSite _site = events.Site;

    [Theory]
    [InlineData("order_by: 'Event.Start'", "Event 1,Event 2,Event 3,Event 4,Event 5")]
    [InlineData("order_by: '-Event.Capacity', first: 2", "Event 5,Event 4")]
    [InlineData("filter: 'Event.Start ge now', order_by: 'Event.Start'", "Event 1,Event 2,Event 3,Event 4,Event 5")]
    [InlineData("filter: 'Event.Start ge 2026-03-03 and Event.Capacity lt 50', order_by: 'Event.Start'", "Event 3,Event 4")]
    [InlineData("filter: \"Event.Status eq 'cancelled' or Event.Capacity in (10, 50)\", order_by: 'Event.Start'", "Event 1,Event 2,Event 5")]
    [InlineData("filter: \"not (Event.Status eq 'Cancelled') and DisplayText contains 'EVENT'\", order_by: 'Event.Start', first: 1", "Event 1")]
    [InlineData("filter: \"Event.Status eq $status\", status: 'Cancelled'", "Event 2")]
    [InlineData("filter: \"Event.Status eq $status and Event.Capacity gt 40\", status: nothing", "Event 5")]
    [InlineData("filter: \"Event.Capacity eq $number\", number: 'rubbish from a visitor'", "")]
    [InlineData("filter: \"Event.Status eq null\", culture: '*'", "Digwyddiad")]
    [InlineData("order_by: 'Event.Start', first: 2, page: 2", "Event 3,Event 4")]
    [InlineData("order_by: 'Event.Start', first: 2, page: '99999999999999999999'", "Event 1,Event 2")]
    [InlineData("order_by: 'Event.Start', first: 2, page: 99999", "Event 5")]
    [InlineData("order_by: 'Event.Start', first: 2, page: -5", "Event 1,Event 2")]
    public async Task Lists_are_filtered_ordered_and_paged(string arguments, string expected) => Assert.Equal(
        expected,
        await _site.RenderAsync($"{{% assign list = 'Event' | contents: {arguments} %}}{{% for item in list.Items %}}{{{{ item.DisplayText }}}}{{% unless forloop.last %}},{{% endunless %}}{{% endfor %}}"));

    [Fact]
    public async Task A_list_holds_the_items_of_the_reader_s_language() =>
        Assert.Equal("Digwyddiad", await _site.RenderAsync("{% assign list = 'Event' | contents %}{{ list.Items | map: 'DisplayText' | join: ',' }}", culture: "cy"));

    [Theory]
    [InlineData(1, "5 of 3, page 1")]
    [InlineData(3, "5 of 3, page 3")]
    [InlineData(9, "5 of 3, page 3")]
    public async Task A_list_counts_its_items_and_pages(int page, string expected) => Assert.Equal(
        expected, await _site.RenderAsync($"{{% assign list = 'Event' | contents: first: 2, page: {page} %}}{{{{ list.TotalCount }}}} of {{{{ list.PageCount }}}}, page {{{{ list.Page }}}}"));

    [Theory]
    [InlineData("'Evnt' | contents", "there is no content type 'Evnt'; did you mean 'Event'?")]
    [InlineData("'Event' | contents: filter: 'Event.Strt ge now'", "'Event.Strt' to compare; did you mean 'Event.Start'? (at character 1)")]
    [InlineData("'Event' | contents: filter: 'Event.Start ge yesterday'", "a value: 'text', a number")]
    [InlineData("'Event' | contents: filter: \"Event.Capacity eq 'many'\"", "'many' is no number, as 'Event.Capacity' is (at character 19)")]
    [InlineData("'Event' | contents: filter: 'Event.Start equals now'", "'equals' is no operator")]
    [InlineData("'Event' | contents: filter: 'Event.About eq 1'", "'eq' does not compare a reference; use has or under")]
    [InlineData("'Event' | contents: filter: 'Event.Status eq $status'", "contents was given no argument 'status'")]
    [InlineData("'Event' | contents: order_by: 'DisplayTxt'", "did you mean 'DisplayText'?")]
    public async Task A_filter_that_means_nothing_is_a_fault_that_says_where(string expression, string message) =>
        Assert.Contains(message, (await _site.FaultAsync($"{{% assign list = {expression} %}}{{{{ list.size }}}}")).Message);

    [Fact]
    public async Task A_reference_to_one_translation_counts_for_the_others()
    {
        await using var site = await Events.StartAsync();
        await using var session = site.Engine.As();
        var english = await session.PublishAsync("Event", """{"TitlePart":{"Title":"Fair"},"LocalizationPart":{"Culture":"en","LocalizationSet":"fair"}}""");
        var welsh = await session.PublishAsync("Event", """{"TitlePart":{"Title":"Ffair"},"LocalizationPart":{"Culture":"cy","LocalizationSet":"fair"}}""");
        await session.PublishAsync("Event", $$$"""{"TitlePart":{"Title":"Dilyn"},"LocalizationPart":{"Culture":"cy"},"Event":{"About":{"ContentItemIds":["{{{english.ContentItemId}}}"] } } }""");

        Assert.Equal("Dilyn", await site.RenderAsync(
            "{% assign list = 'Event' | contents: filter: 'Event.About has $id', id: Model.ContentItem.ContentItemId %}{{ list.Items | map: 'DisplayText' | join: ',' }}",
            welsh, "cy"));
        Assert.Equal("Ffair", await site.RenderAsync($"{{% assign found = '{english.ContentItemId}' | content_items %}}{{{{ found | map: 'DisplayText' | join: ',' }}}}", culture: "cy"));
    }

    public sealed class Events : IAsyncLifetime
    {
        internal ThemedSite Site { get; private set; } = null!;

        public async Task InitializeAsync() => Site = await StartAsync();

        internal static async Task<ThemedSite> StartAsync()
        {
            var site = await ThemedSite.StartAsync(
                new TypeBuilder("Event").Part("TitlePart").Part("LocalizationPart")
                    .Field("Start", "DateTimeField").Field("Status", "TextField").Field("Capacity", "NumericField").Field("About", "ContentPickerField"),
                new TypeBuilder("Note").Part("TitlePart").Field("Text", "TextField"));
            await using var session = site.Engine.As();
            for (var i = 1; i <= 5; i++)
            {
                await session.PublishAsync("Event", $$$"""
                    {"TitlePart":{"Title":"Event {{{i}}}"},"LocalizationPart":{"Culture":"en"},
                     "Event":{"Start":{"Value":"2026-03-0{{{i}}}T18:00:00Z"},"Status":{"Text":"{{{(i == 2 ? "Cancelled" : "Scheduled")}}}"},"Capacity":{"Value":{{{i * 10}}} } } }
                    """);
            }

            await session.PublishAsync("Event", """{"TitlePart":{"Title":"Digwyddiad"},"LocalizationPart":{"Culture":"cy"},"Event":{"Start":{"Value":"2026-03-02T18:00:00Z"}}}""");
            await session.DraftAsync("Event", """{"TitlePart":{"Title":"Draft"},"LocalizationPart":{"Culture":"en"}}""");
            return site;
        }

        public async Task DisposeAsync() => await Site.DisposeAsync();
    }
}
