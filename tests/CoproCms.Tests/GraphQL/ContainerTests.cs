using CoproCms.Content;
using CoproCms.Tests.Given;
using CoproCms.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.GraphQL;

/// <summary>Two blogs with three posts each.</summary>
public sealed class ContainerTests : IAsyncLifetime
{
    private readonly CommandCounter _counter = new();
    private GraphQLSite _site = null!;
    private ContentItem _first = null!;

    public async Task InitializeAsync()
    {
        _site = await GraphQLSite.StartAsync(
            [], services => services.ConfigureDbContext<SqliteCmsDbContext>(options => options.AddInterceptors(_counter)), ProbeDefinitions.Types);
        await using var session = _site.Engine.As();
        foreach (var blog in new[] { "A", "B" })
        {
            var list = await session.PublishAsync("Blog", $$"""{"TitlePart":{"Title":"{{blog}}"} }""");
            _first ??= list;
            for (var i = 1; i <= 3; i++)
            {
                await session.PublishAsync("BlogPost", $$"""
                    {"TitlePart":{"Title":"{{blog}}{{i}}"},"ContainedPart":{"ListContentItemId":"{{list.ContentItemId}}","ListContentType":"Blog"} }
                    """);
                _site.Engine.Time.Now += TimeSpan.FromMinutes(1);
            }
        }
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("", "A1,A2,A3 B1,B2,B3")]
    [InlineData("(first: 2)", "A1,A2 B1,B2")]
    [InlineData("(first: 1, skip: 1)", "A2 B2")]
    [InlineData("(skip: 3)", " ")]
    public async Task Each_list_has_its_own_page_in_its_own_order(string arguments, string expected)
    {
        var query = $"{{ blog(orderBy: {{displayText: ASC}}) {{ list {{ contentItems{arguments} {{ displayText }} }} }} }}";
        var lists = (await _site.AskAsync(query))["data"]!["blog"]!.AsArray()
            .Select(b => string.Join(',', b!["list"]!["contentItems"]!.AsArray().Select(i => i!["displayText"]!.GetValue<string>())));
        Assert.Equal(expected, string.Join(' ', lists));

        _counter.Commands.Clear();
        await _site.DataAsync(query);
        Assert.Equal(2, _counter.Commands.Count);
    }

    [Fact]
    public async Task Contained_items_know_their_list_and_are_filtered_by_it() => Assert.Equal(
        $$$"""{"blogPost":[{"displayText":"A1","blog":{"listContentItemId":"{{{_first.ContentItemId}}}","order":0,"listContentItem":{"displayText":"A"} } }]}""".Replace(" ", "", StringComparison.Ordinal),
        await _site.DataAsync($$$"""
            { blogPost(where: {blog: {listContentItemId: "{{{_first.ContentItemId}}}"} }, orderBy: {displayText: ASC}, first: 1) { displayText blog { listContentItemId order listContentItem { displayText } } } }
            """));

    [Fact]
    public async Task Terms_and_nested_menu_items_are_read_from_what_holds_them()
    {
        await using var session = _site.Engine.As();
        await session.PublishAsync("Menu", """
            {"TitlePart":{"Title":"Main"},"MenuItemsListPart":{"MenuItems":[
              {"ContentItemId":"m1","ContentType":"LinkMenuItem","DisplayText":"Home","LinkMenuItemPart":{"Url":"~/"},
               "MenuItemsListPart":{"MenuItems":[{"ContentItemId":"m2","ContentType":"LinkMenuItem","DisplayText":"Inner","LinkMenuItemPart":{"Url":"~/inner"} }]} },
              {"ContentItemId":"m3","ContentType":"Gone","DisplayText":"Of no type"}]} }
            """);

        Assert.Equal(
            """{"menu":[{"menuItemsList":{"menuItems":[{"displayText":"Home","linkMenuItem":{"url":"~/"},"menuItemsList":{"menuItems":[{"displayText":"Inner"}]}}]}}]}""",
            await _site.DataAsync("{ menu { menuItemsList { menuItems { ... on LinkMenuItem { displayText linkMenuItem { url } } menuItemsList { menuItems { ... on LinkMenuItem { displayText } } } } } } }"));
    }

    [Theory]
    [InlineData("", "oak ash Elm")]
    [InlineData("(orderBy: {displayText: ASC})", "ash Elm oak")]
    [InlineData("(orderBy: {displayText: DESC}, first: 2)", "oak Elm")]
    [InlineData("(where: {displayText_not: \"ELM\"}, orderBy: {displayText: ASC})", "ash oak")]
    [InlineData("(where: {OR: [{displayText_starts_with: \"e\"}, {contentItemId_in: [\"t1\"]}]})", "oak Elm")]
    [InlineData("(where: {displayText_contains: \"a\"}, skip: 1)", "ash")]
    [InlineData("(where: {createdUtc_gt: \"2020-01-01T00:00:00Z\"})", "")]
    public async Task Items_inside_another_are_filtered_and_ordered_too(string arguments, string expected)
    {
        await using var session = _site.Engine.As();
        await session.PublishAsync("Taxonomy", """
            {"TitlePart":{"Title":"Trees"},"TaxonomyPart":{"TermContentType":"Category","Terms":[
              {"ContentItemId":"t1","ContentType":"Category","DisplayText":"oak"},{"ContentItemId":"t2","ContentType":"Category","DisplayText":"ash"},
              {"ContentItemId":"t3","ContentType":"Category","DisplayText":"Elm"},{"ContentItemId":"t4","ContentType":"Gone","DisplayText":"a yew"}]} }
            """);
        var answer = await _site.AskAsync($"{{ taxonomy(where: {{displayText: \"Trees\"}}) {{ taxonomy {{ contentItems{arguments} {{ displayText }} }} }} }}");
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        Assert.Equal(expected, string.Join(' ', answer["data"]!["taxonomy"]![0]!["taxonomy"]!["contentItems"]!.AsArray().Select(t => (string)t!["displayText"]!)));
    }

    [Fact]
    public async Task Terms_of_a_list_of_posts_take_four_commands_at_most()
    {
        await using var session = _site.Engine.As();
        var tags = await session.PublishAsync("Taxonomy", """
            {"TitlePart":{"Title":"Tags"},"TaxonomyPart":{"TermContentType":"Category","Terms":[
              {"ContentItemId":"earth","ContentType":"Category","DisplayText":"Earth"},{"ContentItemId":"sky","ContentType":"Category","DisplayText":"Sky"}]} }
            """);
        for (var i = 0; i < 10; i++)
        {
            await session.PublishAsync("BlogPost", $$"""
                {"TitlePart":{"Title":"T{{i}}"},"BlogPost":{"Image":{"Paths":["a.jpg"],"MediaTexts":["A river"]},"Tags":{"TaxonomyContentItemId":"{{tags.ContentItemId}}","TermContentItemIds":["sky","earth"]} } }
                """);
        }

        const string Query = "{ blogPost(first: 10) { displayText author image { files { url } } tags { termContentItems { displayText } } } }";
        Assert.Contains("""{"displayText":"Sky"},{"displayText":"Earth"}""", await _site.DataAsync(Query), StringComparison.Ordinal);
        _counter.Commands.Clear();
        await _site.DataAsync(Query);
        Assert.InRange(_counter.Commands.Count, 1, 4);
    }
}
