using CoproCms.Content;
using CoproCms.GraphQL;
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
    public async Task The_operation_that_the_address_names_for_a_bare_query_tells_answers_apart()
    {
        var body = "query A { a: post { displayText } } query B { b: post { displayText } }"u8.ToArray();
        async Task<string> Ask(string operation) => (await _site.SendAsync("POST", "operationName=" + operation, "application/graphql", body)).Body;

        Assert.Equal("""{"data":{"a":[{"displayText":"Bread"}]}}""", await Ask("A"));
        Assert.Equal("""{"data":{"b":[{"displayText":"Bread"}]}}""", await Ask("B"));
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

    [Theory]
    [InlineData("POST", "application/json", "", """{ "variables" : { }, "query": "query Q($o: PostOrderByInput, $n: Int) { post(orderBy: $o, first: $n) { displayText } }" , "variables":{"n":5,"o":{"displayText":"ASC","author":"DESC"}}}""", false)]
    [InlineData("POST", "application/json", "", """{ "operationName":"", "query": "query Q($o: PostOrderByInput, $n: Int) { post(orderBy: $o, first: $n) { displayText } }" , "variables": { "n" : 5, "o":{ "displayText":"ASC", "author":"DESC" } } }""", true)]
    [InlineData("GET", null, """query=query%20Q($o:%20PostOrderByInput,%20$n:%20Int)%20{%20post(orderBy:%20$o,%20first:%20$n)%20{%20displayText%20}%20}&variables={"o":{"displayText":"ASC","author":"DESC"},"n":5}&utm=x""", "", true)]
    [InlineData("POST", "application/json", "", """{"query":"query Q($o: PostOrderByInput, $n: Int) { post(orderBy: $o, first: $n) { displayText } }","variables":{"o":{"author":"DESC","displayText":"ASC"},"n":5}}""", false)]
    [InlineData("POST", "application/json", "", """{"query":"query Q($o: PostOrderByInput, $n: Int) { post(orderBy: $o, first: $n) { displayText } }","variables":{"o":{"displayText":"ASC","author":"DESC"},"n":6}}""", false)]
    public async Task Requests_that_mean_the_same_share_an_answer(string method, string? contentType, string address, string body, bool shares)
    {
        await _site.PostAsync("""{"query":"query Q($o: PostOrderByInput, $n: Int) { post(orderBy: $o, first: $n) { displayText } }","variables":{"o":{"displayText":"ASC","author":"DESC"},"n":5}}""");
        _counter.Commands.Clear();
        var answer = await _site.SendAsync(method, address, contentType, System.Text.Encoding.UTF8.GetBytes(body));

        Assert.Equal(shares, _counter.Commands.Count == 0 && answer.Status == 200);
    }

    [Fact]
    public async Task Another_schema_has_answers_of_its_own()
    {
        await _site.PostAsync(Query);
        var schema = _site.Engine.Get<CoproCms.GraphQL.Executing.SchemaCache>();
        var version = schema.Version;
        await _site.Engine.DefineAsync("Added");
        await _site.PostAsync("""{"query":"{ added { displayText } }"}""");

        Assert.True(schema.Version > version);
    }

    [Theory]
    [InlineData(null, null, "public, no-cache")]
    [InlineData("60", null, "public, max-age=60, s-maxage=60")]
    [InlineData(null, "300", "public, max-age=0, s-maxage=300")]
    [InlineData("60", "300", "public, max-age=60, s-maxage=300")]
    public async Task How_long_others_may_keep_answers_is_a_setting(string? clients, string? shared, string expected)
    {
        await _site.DisposeAsync();
        await StartAsync(new() { [GraphQLSettings.Section + ":CacheSeconds"] = clients ?? "0", [GraphQLSettings.Section + ":SharedCacheSeconds"] = shared ?? "0" });

        Assert.Equal(expected, (await _site.GetAsync("query={post{displayText}}")).Headers.CacheControl);
        Assert.Equal("private, no-cache", (await _site.GetAsync("query={post{displayText}}", actor: _site.Engine.User("ann", "ViewContent", "ExecuteGraphQL"))).Headers.CacheControl);
        Assert.Equal("no-store", (await _site.GetAsync("query={nope}")).Headers.CacheControl);
        Assert.Equal("", (await _site.PostAsync(Query)).Headers.CacheControl.ToString());
    }

    [Fact]
    public async Task Tags_that_a_proxy_weakened_or_gathered_are_known()
    {
        var tag = (await _site.GetAsync("query={post{displayText}}")).Headers.ETag.ToString();

        foreach (var sent in new[] { $"W/{tag}", $"\"other\", {tag}", "*" })
            Assert.Equal(304, (await _site.GetAsync("query={post{displayText}}", ifNoneMatch: sent)).Status);
        Assert.Equal(200, (await _site.GetAsync("query={post{displayText}}", ifNoneMatch: "\"other\"")).Status);
    }

    private async Task StartAsync(Dictionary<string, string?> settings)
    {
        _site = await GraphQLSite.StartAsync(settings, services => services.ConfigureDbContext<SqliteCmsDbContext>(options => options.AddInterceptors(_counter)), ListTests.Post);
        await using var session = _site.Engine.As();
        _bread = await session.PublishAsync("Post", """{"TitlePart":{"Title":"Bread"}}""");
        // Whoever is first waits for the schema, in whose name answers are kept.
        await _site.PostAsync("""{"query":"{ __typename }"}""");
    }
}
