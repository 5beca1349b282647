using System.Text.Json.Nodes;
using CoproCms.GraphQL;
using CoproCms.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.GraphQL;

public sealed class TransportTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string ResponseJson = "application/graphql-response+json";
    private const string StrictAnswer = ResponseJson + "; charset=utf-8";

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
        Assert.Equal((400, StrictAnswer), (strict.Status, strict.ContentType));
        Assert.Equal(expected, GraphQLSite.Plain(JsonNode.Parse(plain.Body)!));
        Assert.Equal(plain.Body, strict.Body);
    }

    [Theory]
    [InlineData(null, Json)]
    [InlineData("", Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*;q=0.1", Json)]
    [InlineData("text/html, application/xhtml+xml, */*;q=0.8", Json)]
    [InlineData("application/json, application/graphql-response+json;q=0.5", Json)]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.5", StrictAnswer)]
    [InlineData("*/*, application/graphql-response+json;q=0.9", Json)]
    [InlineData("application/graphql-response+json", StrictAnswer)]
    [InlineData("Application/GraphQL-Response+JSON", StrictAnswer)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", StrictAnswer)]
    [InlineData("application/graphql-response+json; charset=utf-16, application/json;q=0.1", Json)]
    [InlineData("application/graphql-response+json;q=0, */*", Json)]
    [InlineData("application/graphql-response+json;;;=,", Json)]
    public async Task Clients_choose_the_media_type(string? accept, string expected)
    {
        var answer = await _site.PostAsync("""{"query":"{__typename}"}""", accept: accept);

        Assert.Equal((200, expected), (answer.Status, answer.ContentType));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=latin1")]
    [InlineData("application/graphql-response+json;q=0")]
    public async Task Who_takes_neither_media_type_is_told_so(string accept)
    {
        var answer = await _site.PostAsync("""{"query":"{__typename}"}""", accept: accept);

        Assert.Equal((406, Json), (answer.Status, answer.ContentType));
        Assert.Contains("NOT_ACCEPTABLE", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json; charset=\"UTF-8\"", 200)]
    [InlineData("application/json; charset=latin1", 415)]
    [InlineData("application/graphql; charset=utf-16", 415)]
    public async Task Requests_are_read_as_UTF_8(string contentType, int status)
    {
        var body = contentType.StartsWith("application/graphql", StringComparison.Ordinal) ? "{__typename}" : """{"query":"{__typename}"}""";

        Assert.Equal(status, (await _site.PostAsync(body, contentType)).Status);
    }

    [Fact]
    public async Task Half_an_answer_has_a_status_of_its_own_where_the_media_type_tells_it_from_those_of_proxies()
    {
        await _site.DisposeAsync();
        _site = await GraphQLSite.StartAsync([], services => services.AddGraphQLExtension<Broken>(), ListTests.Post);
        const string Query = """{"query":"{ __typename broken }"}""";

        Assert.Equal(200, (await _site.PostAsync(Query)).Status);
        Assert.Equal(294, (await _site.PostAsync(Query, accept: ResponseJson)).Status);
    }

    [Theory]
    [InlineData("variables")]
    [InlineData("operationName")]
    [InlineData("extensions")]
    [InlineData("namedQuery")]
    public async Task Null_is_as_good_as_nothing(string member)
    {
        var answer = await _site.PostAsync($$"""{"query":"{__typename}","{{member}}":null,"unknown":[1]}""");

        Assert.Equal((200, """{"data":{"__typename":"Query"}}"""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("query={__typename}&operationName=&variables=&extensions=", 200)]
    [InlineData("query=query null{__typename}&operationName=null", 200)]
    [InlineData("query={__typename}&variables=[]", 400)]
    [InlineData("query={__typename}&variables={", 400)]
    [InlineData("query={__typename}&extensions=[]", 400)]
    [InlineData("query={__typename}&query={__typename}", 400)]
    [InlineData("query={__typename}&variables={\"a\":1,\"a\":2}", 400)]
    public async Task The_parts_of_an_address_are_texts_and_JSON(string address, int status) => Assert.Equal(status, (await _site.GetAsync(address)).Status);

    [Fact]
    public async Task HEAD_is_answered_as_GET_without_the_body()
    {
        var get = await _site.GetAsync("query={post{displayText}}");
        var head = await _site.SendAsync("HEAD", "query={post{displayText}}", null, []);

        Assert.Equal((200, "", get.Body.Length), (head.Status, head.Body, (int)head.Headers.ContentLength!));
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(405, (await _site.SendAsync("HEAD", "query=mutation{x}", null, [], actor: _site.Engine.User("ann", "ExecuteGraphQLMutations"))).Status);
    }

    [Fact]
    public async Task OPTIONS_names_the_methods()
    {
        var answer = await _site.SendAsync("OPTIONS", "", null, []);

        Assert.Equal((204, "GET, HEAD, POST, OPTIONS"), (answer.Status, answer.Headers.Allow.ToString()));
    }

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

    /// <summary>A form of any other site can send it, with the cookies of whoever is led there.</summary>
    [Fact]
    public async Task Mutations_do_not_come_in_the_address_of_a_form()
    {
        var actor = _site.Engine.User("ann", "ExecuteGraphQLMutations");
        var answer = await _site.SendAsync("POST", "query=mutation{x}", "text/plain", [], actor: actor);

        Assert.Equal(415, answer.Status);
    }

    [Fact]
    public async Task Other_methods_are_refused()
    {
        var answer = await _site.SendAsync("DELETE", "", null, []);

        Assert.Equal((405, "GET, HEAD, POST, OPTIONS"), (answer.Status, answer.Headers.Allow.ToString()));
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
