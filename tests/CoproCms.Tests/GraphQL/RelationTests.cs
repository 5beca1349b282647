using CoproCms.Content;
using CoproCms.Tests.Given;
using CoproCms.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.GraphQL;

/// <summary>Ten posts, each about an initiative, with a picture and an owner.</summary>
public sealed class RelationTests : IAsyncLifetime
{
    private readonly CommandCounter _counter = new();
    private GraphQLSite _site = null!;
    private ContentItem _initiative = null!;

    public async Task InitializeAsync()
    {
        _site = await GraphQLSite.StartAsync(
            [],
            services => services.ConfigureDbContext<SqliteCmsDbContext>(options => options.AddInterceptors(_counter)),
            new TypeBuilder("Initiative").Part("TitlePart").Field("Lead", "ContentPickerField"),
            new TypeBuilder("Post").Part("TitlePart").Part("LocalizationPart").Part("HtmlBodyPart")
                .Field("About", "ContentPickerField", """{"ContentPickerFieldSettings":{"Multiple":true}}""").Field("Image", "MediaField", """{"MediaFieldSettings":{"RequireMediaText":false}}""")
                .Field("Editors", "UserPickerField", """{"UserPickerFieldSettings":{"Multiple":true}}"""));
        await using var session = _site.Engine.As();
        var lead = await session.PublishAsync("Initiative", """{"TitlePart":{"Title":"Lead"}}""");
        _initiative = await session.PublishAsync("Initiative", $$$"""{"TitlePart":{"Title":"Garden"},"Initiative":{"Lead":{"ContentItemIds":["{{{lead.ContentItemId}}}"] } } }""");
        for (var i = 0; i < 10; i++)
        {
            await session.PublishAsync("Post", $$$"""
                {"TitlePart":{"Title":"Post {{{i}}}"},"LocalizationPart":{"Culture":"en","LocalizationSet":"set{{{i}}}"},"HtmlBodyPart":{"Html":"<p>{{{i}}}</p>" },
                 "Post":{"About":{"ContentItemIds":["{{{_initiative.ContentItemId}}}","{{{lead.ContentItemId}}}","gone"]},
                         "Image":{"Paths":["posts/{{{i}}}.jpg","b.png"],"MediaTexts":["Picture {{{i}}}"]},
                         "Editors":{"UserIds":["ann","nobody"] } } }
                """);
            _site.Engine.Time.Now += TimeSpan.FromMinutes(1);
        }
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_list_of_ten_takes_one_command_once_its_documents_are_in_memory()
    {
        const string Query = "{ post(first: 10) { displayText htmlBody { html } image { files { url } } about { contentItemIds } } }";
        await _site.DataAsync(Query);
        _counter.Commands.Clear();

        await _site.DataAsync(Query);

        Assert.Single(_counter.Commands);
    }

    [Fact]
    public async Task Three_levels_take_a_fixed_number_of_commands_however_many_items_there_are()
    {
        const string Query =
            "query($n: Int) { post(first: $n) { displayText about { contentItems { displayText ... on Initiative { lead { contentItems { displayText } } } } } localization { localizations { displayText } } } }";
        await _site.DataAsync(Query, """{"n":10}""");
        var counts = new List<int>();
        foreach (var n in new[] { 1, 5, 10 })
        {
            _counter.Commands.Clear();
            await _site.DataAsync(Query, $$"""{"n":{{n}}}""");
            counts.Add(_counter.Commands.Count);
        }

        // The list itself; what it leads to is in memory once it was read.
        Assert.Equal([1, 1, 1], counts);
    }

    [Fact]
    public async Task Picked_items_come_in_their_order_without_those_that_are_gone() => Assert.Equal(
        """{"post":[{"about":{"contentItems":[{"__typename":"Initiative","displayText":"Garden"},{"__typename":"Initiative","displayText":"Lead"}]}}]}""",
        await _site.DataAsync("{ post(first: 1) { about { contentItems { __typename displayText } } } }"));

    [Theory]
    [InlineData("first: 1", "Garden")]
    [InlineData("skip: 1", "Lead")]
    [InlineData("last: 1, skip: 0", "")]
    [InlineData("first: 2, last: 1", "Lead")]
    public async Task Lists_inside_an_item_take_first_last_and_skip(string arguments, string expected)
    {
        var data = await _site.DataAsync($"{{ post(first: 1) {{ about {{ contentItems({arguments}) {{ displayText }} }} }} }}");
        Assert.Equal(expected.Length == 0 ? """{"post":[{"about":{"contentItems":[]}}]}""" : $$$"""{"post":[{"about":{"contentItems":[{"displayText":"{{{expected}}}"}]}}]}""", data);
    }

    [Fact]
    public async Task Drafts_of_picked_items_are_seen_by_those_who_may_edit_them()
    {
        await using (var session = _site.Engine.As())
            await session.ChangeAsync(_initiative.ContentItemId, """{"TitlePart":{"Title":"New garden"}}""", publish: false);
        const string Query = "{ post(first: 1) { about { contentItems(first: 1, status: DRAFT) { displayText published } } } }";

        Assert.Equal("""{"post":[{"about":{"contentItems":[]}}]}""", await _site.DataAsync(Query));
        Assert.Equal(
            """{"post":[{"about":{"contentItems":[{"displayText":"New garden","published":false}]}}]}""",
            await _site.DataAsync(Query, actor: _site.Engine.User("eve", "EditContent", "ExecuteGraphQL")));
    }

    [Fact]
    public async Task Media_files_have_their_addresses_and_texts() => Assert.Equal(
        """{"post":[{"image":{"files":[{"fileName":"9.jpg","path":"posts/9.jpg","url":"/media/posts/9.jpg","mediaText":"Picture 9"},{"fileName":"b.png","path":"b.png","url":"/media/b.png","mediaText":null}]}}]}""",
        await _site.DataAsync("{ post(first: 1) { image { files { fileName path url mediaText } } } }"));

    [Fact]
    public async Task Picked_users_show_no_address_to_strangers()
    {
        const string Query = "{ post(first: 1) { editors { userIds users { userName email } } } }";
        Assert.Equal("""{"post":[{"editors":{"userIds":["ann","nobody"],"users":[{"userName":"ann","email":null}]}}]}""", await _site.DataAsync(Query));
        Assert.Contains("ann@example.org", await _site.DataAsync(Query, actor: _site.Engine.User("eve", "ViewContent", "ViewUsers", "ExecuteGraphQL")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_is_found_by_its_id_and_shows_its_own_fields() => Assert.Equal(
        """{"contentItem":{"contentType":"Initiative","displayText":"Garden","lead":{"contentItems":[{"displayText":"Lead"}]}}}""",
        await _site.DataAsync($$"""{ contentItem(contentItemId: "{{_initiative.ContentItemId}}") { contentType displayText ... on Initiative { lead { contentItems { displayText } } } } }"""));

    [Fact]
    public async Task Html_is_rendered_in_the_culture_of_its_item() => Assert.Equal(
        """{"post":[{"render":"<article lang=\"en\">Post 9</article>","htmlBody":{"html":"<p>9</p>"}}]}""",
        await _site.DataAsync("{ post(first: 1) { render htmlBody { html } } }"));

    [Fact]
    public async Task Localizations_are_the_live_members_of_the_set()
    {
        await using (var session = _site.Engine.As())
            await session.PublishAsync("Post", """{"TitlePart":{"Title":"Neges 9"},"LocalizationPart":{"Culture":"cy","LocalizationSet":"set9"}}""");

        Assert.Equal(
            """{"post":[{"localization":{"culture":"en","localizations":[{"displayText":"Neges 9"},{"displayText":"Post 9"}]}}]}""",
            await _site.DataAsync("""{ post(where: {displayText: "Post 9"}) { localization { culture localizations { displayText } } } }"""));
        Assert.Equal(
            """{"post":[{"localization":{"localizations":[{"displayText":"Neges 9"}]}}]}""",
            await _site.DataAsync("""{ post(where: {displayText: "Post 9"}) { localization { localizations(culture: "cy") { displayText } } } }"""));
    }
}
