using System.Text.Json.Nodes;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

public sealed class TransportTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string ResponseJson = "application/graphql-response+json";

    private GraphQLSite _site = null!;

    public async Task InitializeAsync()
    {
        _site = await GraphQLSite.StartAsync(ListTests.Post);
        await using var session = _site.Engine.As();
        await session.PublishAsync("Post", """{"TitlePart":{"Title":"Bread"}}""");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("""{"query":"{ post { displayText } }"}""", Json)]
    [InlineData("""{"query":"query A { __typename } query B { post { displayText } }","operationName":"B"}""", Json)]
    [InlineData("""{"query":"query($n: Int) { post(first: $n) { displayText } }","variables":{"n":1},"extensions":{}}""", "application/json; charset=utf-8")]
    [InlineData("{ post { displayText } }", "application/graphql")]
    public async Task Queries_are_posted(string body, string contentType)
    {
        var answer = await _site.PostAsync(body, contentType);

        Assert.Equal((200, Json, """{"data":{"post":[{"displayText":"Bread"}]}}"""), (answer.Status, answer.ContentType, answer.Body));
    }

    [Fact]
    public async Task Queries_are_read_from_the_address()
    {
        var answer = await _site.GetAsync("query=query($n:Int){post(first:$n){displayText}}&variables={\"n\":1}");

        Assert.Equal((200, """{"data":{"post":[{"displayText":"Bread"}]}}"""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("not json", Json, "JSON", "JSON,JSON_READER")]
    [InlineData("", Json, "JSON", "JSON,JSON_READER")]
    [InlineData("\"text\"", Json, "JSON", "JSON,JSON_READER")]
    [InlineData("""{"query":"\ud800"}""", Json, "JSON", "JSON,JSON_READER")]
    [InlineData("""{"variables":{}}""", Json, "QUERY_MISSING", "QUERY_MISSING")]
    [InlineData("""{"query":""}""", Json, "QUERY_MISSING", "QUERY_MISSING")]
    [InlineData("""{"query":null}""", Json, "QUERY_MISSING", "QUERY_MISSING")]
    [InlineData("""{"query":5}""", Json, "INVALID_REQUEST", "INVALID_REQUEST")]
    [InlineData("""{"query":"{__typename}","variables":[]}""", Json, "INVALID_REQUEST", "INVALID_REQUEST")]
    [InlineData("""{"namedQuery":"x"}""", Json, "NAMED_QUERY_UNKNOWN", "NAMED_QUERY_UNKNOWN")]
    [InlineData("""[{"query":"{__typename}"}]""", Json, "BATCH_NOT_SUPPORTED", "BATCH_NOT_SUPPORTED")]
    [InlineData("query=%7B__typename%7D", "application/x-www-form-urlencoded", "INVALID_OPERATION", "INVALID_OPERATION")]
    [InlineData("""{"query":"{__typename}"}""", "text/plain", "INVALID_OPERATION", "INVALID_OPERATION")]
    [InlineData("""{"query":"{__typename}"}""", null, "INVALID_OPERATION", "INVALID_OPERATION")]
    public async Task What_is_no_request_is_refused_in_any_media_type(string body, string? contentType, string code, string codes)
    {
        foreach (var accept in new[] { null, ResponseJson })
        {
            var answer = await _site.PostAsync(body, contentType, accept);
            var error = JsonNode.Parse(answer.Body)!["errors"]![0]!;

            Assert.Equal(400, answer.Status);
            Assert.Equal(code, error["extensions"]!["code"]!.GetValue<string>());
            Assert.Equal(codes, string.Join(',', error["extensions"]!["codes"]!.AsArray().Select(c => c!.GetValue<string>())));
        }
    }

    [Fact]
    public async Task An_address_without_a_query_is_refused()
    {
        var answer = await _site.GetAsync("");

        Assert.Equal(
            (400, """{"errors":[{"message":"An error occurred while processing the GraphQL query","extensions":{"code":"INVALID_OPERATION","codes":["INVALID_OPERATION"]}}]}"""),
            (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("{ nope }", """{"errors":[{"message":"Cannot query field 'nope' on type 'Query'.","locations":[{"line":1,"column":3}],"extensions":{"code":"FIELDS_ON_CORRECT_TYPE","codes":["FIELDS_ON_CORRECT_TYPE"],"number":"5.3.1"}}]}""")]
    [InlineData("{ post( }", """{"errors":[{"message":"Error parsing query: Expected Name, found }; for more information see http://spec.graphql.org/October2021/#Argument","locations":[{"line":1,"column":9}],"extensions":{"code":"SYNTAX_ERROR","codes":["SYNTAX_ERROR"]}}]}""")]
    [InlineData("query A { __typename } query B { __typename }", """{"errors":[{"message":"Document contains more than one operation, but the operation name was not specified.","extensions":{"code":"NO_OPERATION_NAME","codes":["NO_OPERATION_NAME"]}}]}""")]
    [InlineData("""{ post(where: {nope: \"x\"}) { displayText } }""", """{"errors":[{"message":"Argument 'where' has invalid value. In field 'nope': Unknown field.","locations":[{"line":1,"column":8}],"extensions":{"code":"ARGUMENTS_OF_CORRECT_TYPE","codes":["ARGUMENTS_OF_CORRECT_TYPE"],"number":"5.6.1"}}]}""")]
    public async Task Invalid_documents_are_answered_by_the_media_type(string query, string expected)
    {
        var plain = await _site.PostAsync($$"""{"query":"{{query}}"}""");
        var strict = await _site.PostAsync($$"""{"query":"{{query}}"}""", accept: $"{ResponseJson}, {Json};q=0.9");

        Assert.Equal((200, Json), (plain.Status, plain.ContentType));
        Assert.Equal((400, ResponseJson), (strict.Status, strict.ContentType));
        Assert.Equal(expected, GraphQLSite.Plain(JsonNode.Parse(plain.Body)!));
        Assert.Equal(plain.Body, strict.Body);
    }

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("text/html", Json)]
    [InlineData("application/json, application/graphql-response+json;q=0.5", Json)]
    [InlineData("application/graphql-response+json", ResponseJson)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", ResponseJson)]
    [InlineData("application/graphql-response+json;q=0", Json)]
    [InlineData("application/graphql-response+json;;;=,", Json)]
    public async Task Clients_choose_the_media_type(string? accept, string expected) =>
        Assert.Equal((200, expected), await _site.PostAsync("""{"query":"{__typename}"}""", accept: accept) is var answer ? (answer.Status, answer.ContentType!) : default);

    [Fact]
    public async Task Missing_permission_is_401_for_strangers_and_403_for_those_known()
    {
        const string Query = """{"query":"{ post { displayText } }"}""";
        var stranger = await _site.PostAsync(Query, actor: new(null, null, ["ExecuteGraphQL"], []));
        var known = await _site.PostAsync(Query, actor: new("ann", "ann", ["ExecuteGraphQL"], []));
        var closed = await _site.PostAsync(Query, actor: new(null, null, ["ViewContent"], []));

        Assert.Equal((401, "Bearer"), (stranger.Status, stranger.Headers.WWWAuthenticate.ToString()));
        Assert.Equal(
            """{"errors":[{"message":"Authorization is required to access the node. post","locations":[{"line":1,"column":3}],"extensions":{"code":"VALIDATION_ERROR","codes":["VALIDATION_ERROR"],"number":"Unauthorized"}}]}""",
            stranger.Body);
        Assert.Equal(403, known.Status);
        Assert.Equal((401, "Bearer"), (closed.Status, closed.Headers.WWWAuthenticate.ToString()));
    }

    [Fact]
    public async Task Mutations_do_not_come_by_address()
    {
        var actor = _site.Engine.User("ann", "ExecuteGraphQLMutations");
        var answer = await _site.GetAsync("query=mutation{x}", actor: actor);

        Assert.Equal((405, "POST"), (answer.Status, answer.Headers.Allow.ToString()));
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        var answer = await _site.SendAsync("DELETE", "", null, []);

        Assert.Equal((405, "GET, POST"), (answer.Status, answer.Headers.Allow.ToString()));
    }

    [Fact]
    public async Task Large_bodies_are_refused()
    {
        var answer = await _site.PostAsync(new string(' ', (1024 * 1024) + 1));

        Assert.Equal(413, answer.Status);
    }

    [Fact]
    public async Task A_client_that_left_gets_nothing()
    {
        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        var answer = await _site.SendAsync("POST", "", Json, "{\"query\":\"{ post { displayText } }\"}"u8.ToArray(), aborted: left.Token).ContinueWith(t => t.IsCanceled ? null : t.GetAwaiter().GetResult());

        Assert.True(answer is null or { Body: "" });
    }
}
