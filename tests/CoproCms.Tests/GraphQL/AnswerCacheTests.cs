using CoproCms.Content;
using CoproCms.Tests.Given;
using CoproCms.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.GraphQL;

public sealed class AnswerCacheTests : IAsyncLifetime
{
    private const string Query = """{"query":"{ post { displayText } }"}""";

    private readonly CommandCounter _counter = new();
    private GraphQLSite _site = null!;
    private ContentItem _bread = null!;

    public Task InitializeAsync() => StartAsync([]);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_repeated_answer_to_a_stranger_takes_no_command()
    {
        var first = await _site.PostAsync(Query);
        _counter.Commands.Clear();
        var second = await _site.PostAsync(Query);

        Assert.Empty(_counter.Commands);
        Assert.Equal(first.Body, second.Body);
    }

    [Fact]
    public async Task A_change_is_in_the_very_next_answer()
    {
        await _site.PostAsync(Query);
        await using (var session = _site.Engine.As())
            await session.ChangeAsync(_bread.ContentItemId, """{"TitlePart":{"Title":"Cake"}}""");
        Assert.Equal("""{"data":{"post":[{"displayText":"Cake"}]}}""", (await _site.PostAsync(Query)).Body);

        await using (var session = _site.Engine.As())
            await session.PublishAsync("Post", """{"TitlePart":{"Title":"Tea"}}""");
        Assert.Contains("Tea", (await _site.PostAsync(Query)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_that_was_not_there_is_found_once_it_is()
    {
        var query = $$"""{"query":"{ contentItem(contentItemId: \"{{_bread.ContentItemId}}\") { displayText } }"}""";
        await using var session = _site.Engine.As();
        await session.Content.UnpublishAsync(_bread.ContentItemId, default);
        Assert.Equal("""{"data":{"contentItem":null}}""", (await _site.PostAsync(query)).Body);
        await session.Content.PublishAsync(_bread.ContentItemId, default);

        Assert.Equal("""{"data":{"contentItem":{"displayText":"Bread"}}}""", (await _site.PostAsync(query)).Body);
    }

    [Fact]
    public async Task A_changed_definition_empties_it()
    {
        await _site.PostAsync("""{"query":"{ __type(name: \"Added\") { name } }"}""");
        await _site.Engine.DefineAsync("Added");

        Assert.Contains("Added", (await _site.PostAsync("""{"query":"{ __type(name: \"Added\") { name } }"}""")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_kept_for_those_signed_in()
    {
        var ann = _site.Engine.User("ann", "EditContent", "ExecuteGraphQL");
        await _site.PostAsync(Query, actor: ann);
        _counter.Commands.Clear();
        await _site.PostAsync(Query, actor: ann);
        await _site.PostAsync(Query);

        Assert.Equal(2, _counter.Commands.Count);
    }

    [Fact]
    public async Task Strangers_who_may_see_less_get_their_own_answer()
    {
        await _site.PostAsync(Query);

        Assert.Equal(401, (await _site.PostAsync(Query, actor: new(null, null, ["ExecuteGraphQL"], []))).Status);
    }

    [Fact]
    public async Task The_setting_switches_it_off()
    {
        await _site.DisposeAsync();
        await StartAsync(new() { ["CoproCms:AnswerCaches"] = "false" });
        await _site.PostAsync(Query);
        _counter.Commands.Clear();
        await _site.PostAsync(Query);

        Assert.Single(_counter.Commands);
    }

    [Fact]
    public async Task Answers_by_address_have_an_ETag_and_may_be_kept_if_they_are_checked()
    {
        var first = await _site.GetAsync("query={post{displayText}}");
        var again = await _site.GetAsync("query={post{displayText}}", ifNoneMatch: first.Headers.ETag);
        var signedIn = await _site.GetAsync("query={post{displayText}}", actor: _site.Engine.User("ann", "ViewContent", "ExecuteGraphQL"));

        Assert.Equal(("public, no-cache", "Accept, Authorization, Cookie"), (first.Headers.CacheControl.ToString(), first.Headers.Vary.ToString()));
        Assert.Equal((304, ""), (again.Status, again.Body));
        Assert.Equal("private, no-cache", signedIn.Headers.CacheControl);
    }

    private async Task StartAsync(Dictionary<string, string?> settings)
    {
        _site = await GraphQLSite.StartAsync(settings, services => services.ConfigureDbContext<SqliteCmsDbContext>(options => options.AddInterceptors(_counter)), ListTests.Post);
        await using var session = _site.Engine.As();
        _bread = await session.PublishAsync("Post", """{"TitlePart":{"Title":"Bread"}}""");
    }
}
