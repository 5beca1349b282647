using System.Text.Json.Nodes;
using CoproCms.Tests.Given;
using CoproCms.Web.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.GraphQL;

/// <summary>Seven rows, 1 to 7, each a minute younger than the one before.</summary>
public sealed class ConnectionTests : IAsyncLifetime
{
    private readonly CommandCounter _counter = new();
    private GraphQLSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await GraphQLSite.StartAsync(
            new() { ["OrchardCore:OrchardCore_Apis_GraphQL:MaxNumberOfResults"] = "5", ["OrchardCore:OrchardCore_Apis_GraphQL:DefaultNumberOfResults"] = "4" },
            services => services.ConfigureDbContext<SqliteCmsDbContext>(options => options.AddInterceptors(_counter)),
            new TypeBuilder("Row").Part("TitlePart").Field("Even", "BooleanField"));
        await using var session = _site.Engine.As();
        for (var i = 1; i <= 7; i++)
        {
            await session.PublishAsync("Row", $$$"""{"TitlePart":{"Title":"{{{i}}}"},"Row":{"Even":{"Value":{{{(i % 2 == 0 ? "true" : "false")}}}} } }""");
            _site.Engine.Time.Now += TimeSpan.FromMinutes(1);
        }
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task Pages_are_followed_by_their_cursors()
    {
        var first = await PageAsync("first: 3, orderBy: {createdUtc: ASC}");
        Assert.Equal("1 2 3", Texts(first));
        Assert.Equal("True False", $"{Flag(first, "hasNextPage")} {Flag(first, "hasPreviousPage")}");
        Assert.Equal(Cursor(first, 0), (string?)first["pageInfo"]!["startCursor"]);

        var second = await PageAsync($"first: 3, after: \"{EndCursor(first)}\", orderBy: {{createdUtc: ASC}}");
        Assert.Equal("4 5 6", Texts(second));
        Assert.Equal("True True", $"{Flag(second, "hasNextPage")} {Flag(second, "hasPreviousPage")}");

        var last = await PageAsync($"first: 3, after: \"{EndCursor(second)}\", orderBy: {{createdUtc: ASC}}");
        Assert.Equal("7", Texts(last));
        Assert.Equal("False True", $"{Flag(last, "hasNextPage")} {Flag(last, "hasPreviousPage")}");

        var back = await PageAsync($"last: 2, before: \"{Cursor(last, 0)}\", orderBy: {{createdUtc: ASC}}");
        Assert.Equal("5 6", Texts(back));
        Assert.Equal("True True", $"{Flag(back, "hasNextPage")} {Flag(back, "hasPreviousPage")}");
    }

    [Fact]
    public async Task A_page_has_the_usual_size_unless_it_says_otherwise_and_never_more_than_the_greatest()
    {
        Assert.Equal("7 6 5 4", Texts(await PageAsync("")));
        Assert.Equal("7 6 5 4", Texts(await PageAsync("first: 0")));
        Assert.Equal("7 6 5 4 3", Texts(await PageAsync("first: 1000")));
        Assert.Equal("5 4 3 2 1", Texts(await PageAsync("last: 1000")));
    }

    [Fact]
    public async Task Conditions_and_status_apply_as_in_lists()
    {
        Assert.Equal("6 4 2", Texts(await PageAsync("where: {even: true}")));
        Assert.Equal("""{"rowConnection":{"totalCount":3}}""", await _site.DataAsync("{ rowConnection(where: {even: true}, first: 1) { totalCount } }"));
        Assert.Equal("""{"rowConnection":{"totalCount":0,"nodes":[]}}""", await _site.DataAsync("{ rowConnection(status: DRAFT) { totalCount nodes { displayText } } }"));
    }

    [Theory]
    [InlineData("{ rowConnection { totalCount } }", 1, true)]
    [InlineData("{ rowConnection { nodes { displayText } pageInfo { hasNextPage hasPreviousPage endCursor } } }", 1, false)]
    [InlineData("{ rowConnection { totalCount edges { cursor node { displayText } } nodes { displayText } } }", 2, true)]
    [InlineData("query($no: Boolean = false) { rowConnection { totalCount @include(if: $no) nodes { displayText } } }", 1, false)]
    public async Task Nothing_is_read_or_counted_that_is_not_asked_for(string query, int commands, bool counts)
    {
        await _site.DataAsync(query);
        _counter.Commands.Clear();
        await _site.DataAsync(query);

        Assert.Equal(commands, _counter.Commands.Count);
        Assert.Equal(counts, _counter.Commands.Any(c => c.Contains("COUNT(*)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_lies_before_a_page_is_looked_up_only_when_asked_for()
    {
        await PageAsync("first: 2");
        var cursor = EndCursor(await PageAsync("first: 1"));
        await CountAsync("hasNextPage", 1);
        await CountAsync("hasPreviousPage", 2);

        async Task CountAsync(string member, int expected)
        {
            _counter.Commands.Clear();
            await _site.DataAsync($$"""query { rowConnection(first: 1, after: "{{cursor}}") { ...P } } fragment P on RowConnection { pageInfo { {{member}} } }""");
            Assert.Equal(expected, _counter.Commands.Count);
        }
    }

    [Theory]
    [InlineData("first: -1", "'first' is -1; it may not be negative.")]
    [InlineData("last: -2", "'last' is -2; it may not be negative.")]
    [InlineData("first: 1, last: 1", "'first' and 'last' are both given.")]
    [InlineData("after: \"\"", "'after' is no cursor of this list in this order.")]
    [InlineData("before: \"abc\"", "'before' is no cursor of this list in this order.")]
    public async Task A_fault_in_the_arguments_is_named(string arguments, string expected) =>
        Assert.Contains(expected, await _site.ErrorAsync($"{{ rowConnection({arguments}) {{ nodes {{ displayText }} }} }}"), StringComparison.Ordinal);

    [Fact]
    public async Task A_cursor_of_another_order_is_refused_with_a_code()
    {
        var cursor = EndCursor(await PageAsync("orderBy: {displayText: ASC}"));
        var answer = await _site.AskAsync($"{{ rowConnection(after: \"{cursor}\") {{ nodes {{ displayText }} }} }}");

        Assert.Equal("INVALID_CURSOR", (string?)answer["errors"]![0]!["extensions"]!["code"]);
    }

    [Fact]
    public async Task A_page_counts_towards_the_complexity_of_a_query_once()
    {
        var settings = new Dictionary<string, string?> { ["OrchardCore:OrchardCore_Apis_GraphQL:MaxComplexity"] = "400" };
        await using var site = await GraphQLSite.StartAsync(settings, "Row");
        await site.DataAsync("{ rowConnection(first: 100) { nodes { displayText latest } } }");

        Assert.Contains("may come to", await site.ErrorAsync("{ rowConnection(first: 200) { nodes { displayText latest } } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_view_the_type_may_not_page_it()
    {
        var answer = await _site.AskAsync("{ rowConnection { totalCount } }", actor: _site.Engine.User("eve", "ExecuteGraphQL"));

        Assert.Equal("Authorization is required to access the node. rowConnection", (string?)answer["errors"]![0]!["message"]);
        Assert.Null(answer["data"]);
    }

    private async Task<JsonNode> PageAsync(string arguments) => JsonNode.Parse(await _site.DataAsync(
        $"{{ rowConnection{(arguments.Length == 0 ? "" : $"({arguments})")} {{ edges {{ cursor node {{ displayText }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}"))!["rowConnection"]!;

    private static string Texts(JsonNode page) => string.Join(' ', page["edges"]!.AsArray().Select(e => (string)e!["node"]!["displayText"]!));

    private static bool Flag(JsonNode page, string member) => (bool)page["pageInfo"]![member]!;

    private static string EndCursor(JsonNode page) => (string)page["pageInfo"]!["endCursor"]!;

    private static string Cursor(JsonNode page, int index) => (string)page["edges"]![index]!["cursor"]!;
}
