using System.Text.Json.Nodes;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

/// <summary>
/// The checks of the audit suite graphql-http (1.23), by their ids. Requests that are not valid are 400, as the suite and Orchard Core have it, where the
/// specification's edition of September 2026 would have 422.
/// </summary>
public sealed class SpecificationTests : IAsyncLifetime
{
    private const string Json = "application/json";
    private const string Strict = "application/graphql-response+json";
    private const string Type = "query Type($name: String!) { __type(name: $name) { name } }";

    private GraphQLSite _site = null!;

    public async Task InitializeAsync() => _site = await GraphQLSite.StartAsync(ListTests.Post);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("22EB accepts application/graphql-response+json and matches the content type", Strict, """{"query":"{ __typename }"}""", 200)]
    [InlineData("4655 accepts application/json and matches the content type", Json, """{"query":"{ __typename }"}""", 200)]
    [InlineData("A5BF no body", Json, "", 400)]
    [InlineData("423L no query", Strict, """{"notquery":"{ __typename }"}""", 400)]
    [InlineData("423L no query", Json, """{"notquery":"{ __typename }"}""", 400)]
    [InlineData("LKJ0 query is an object", Strict, """{"query":{"obj":"ect"}}""", 400)]
    [InlineData("LKJ1 query is a number", Strict, """{"query":0}""", 400)]
    [InlineData("LKJ2 query is a boolean", Strict, """{"query":false}""", 400)]
    [InlineData("LKJ3 query is a list", Strict, """{"query":["array"]}""", 400)]
    [InlineData("LKJ0 query is an object", Json, """{"query":{"obj":"ect"}}""", 400)]
    [InlineData("34A2 query is a text", Strict, """{"query":"{ __typename }"}""", 200)]
    [InlineData("6C00 operationName is an object", Strict, """{"query":"{ __typename }","operationName":{"obj":"ect"}}""", 400)]
    [InlineData("6C01 operationName is a number", Strict, """{"query":"{ __typename }","operationName":0}""", 400)]
    [InlineData("6C02 operationName is a boolean", Strict, """{"query":"{ __typename }","operationName":false}""", 400)]
    [InlineData("6C03 operationName is a list", Strict, """{"query":"{ __typename }","operationName":["array"]}""", 400)]
    [InlineData("6C00 operationName is an object", Json, """{"query":"{ __typename }","operationName":{"obj":"ect"}}""", 400)]
    [InlineData("8161 operationName is a text", Strict, """{"query":"query Query { __typename }","operationName":"Query"}""", 200)]
    [InlineData("B8B3 operationName is a text", Json, """{"query":"query Query { __typename }","operationName":"Query"}""", 200)]
    [InlineData("94B0 variables are null", Strict, """{"query":"{ __typename }","variables":null}""", 200)]
    [InlineData("94B1 operationName is null", Strict, """{"query":"{ __typename }","operationName":null}""", 200)]
    [InlineData("94B2 extensions are null", Strict, """{"query":"{ __typename }","extensions":null}""", 200)]
    [InlineData("0220 variables are null", Json, """{"query":"{ __typename }","variables":null}""", 200)]
    [InlineData("0221 operationName is null", Json, """{"query":"{ __typename }","operationName":null}""", 200)]
    [InlineData("0222 extensions are null", Json, """{"query":"{ __typename }","extensions":null}""", 200)]
    [InlineData("4760 variables are a text", Strict, """{"query":"{ __typename }","variables":"string"}""", 400)]
    [InlineData("4761 variables are a number", Strict, """{"query":"{ __typename }","variables":0}""", 400)]
    [InlineData("4762 variables are a boolean", Strict, """{"query":"{ __typename }","variables":false}""", 400)]
    [InlineData("4763 variables are a list", Strict, """{"query":"{ __typename }","variables":["array"]}""", 400)]
    [InlineData("4760 variables are a text", Json, """{"query":"{ __typename }","variables":"string"}""", 400)]
    [InlineData("2EA1 variables are a map", Strict, $$$"""{"query":"{{{Type}}}","variables":{"name":"sometype"}}""", 200)]
    [InlineData("28B9 variables are a map", Json, $$$"""{"query":"{{{Type}}}","variables":{"name":"sometype"}}""", 200)]
    [InlineData("58B0 extensions are a text", Strict, """{"query":"{ __typename }","extensions":"string"}""", 400)]
    [InlineData("58B1 extensions are a number", Strict, """{"query":"{ __typename }","extensions":0}""", 400)]
    [InlineData("58B2 extensions are a boolean", Strict, """{"query":"{ __typename }","extensions":false}""", 400)]
    [InlineData("58B3 extensions are a list", Strict, """{"query":"{ __typename }","extensions":["array"]}""", 400)]
    [InlineData("58B0 extensions are a text", Json, """{"query":"{ __typename }","extensions":"string"}""", 400)]
    [InlineData("428F extensions are a map", Strict, """{"query":"{ __typename }","extensions":{"some":"value"}}""", 200)]
    [InlineData("1B7A extensions are a map", Json, """{"query":"{ __typename }","extensions":{"some":"value"}}""", 200)]
    [InlineData("BCF8, B6DC no JSON", Json, """{ "not a JSON""", 400)]
    [InlineData("8764 invalid parameters", Json, """{"qeury":"{ __typename }"}""", 400)]
    [InlineData("572B the document cannot be parsed", Json, """{"query":"{"}""", 200)]
    [InlineData("FDE2 the document is not valid", Json, """{"query":"{ f8f31403dfe404bccbb0e835f2629c6a7 }"}""", 200)]
    [InlineData("B7N8, 60AA no JSON", Strict, """{ "not a JSON""", 400)]
    [InlineData("3E3A invalid parameters", Strict, """{"qeury":"{ __typename }"}""", 400)]
    [InlineData("556A, 865D, D586 the document cannot be parsed", Strict, """{"query":"{"}""", 400)]
    [InlineData("74FF, 51FE, 5E5B the document is not valid", Strict, """{"query":"{ f8f31403dfe404bccbb0e835f2629c6a7 }"}""", 400)]
    [InlineData("13EE query is a text", Json, """{"query":"{ __typename }"}""", 200)]
    [InlineData("86EE variables cannot be coerced", Strict, $$$"""{"query":"{{{Type}}}","variables":{"name":[1]}}""", 400)]
    [InlineData("7B9B variables cannot be coerced", Json, $$$"""{"query":"{{{Type}}}","variables":{"name":null}}""", 200)]
    [InlineData("the operation is not named", Strict, """{"query":"query A { __typename } query B { __typename }"}""", 400)]
    [InlineData("the operation is not there", Json, """{"query":"query A { __typename }","operationName":"B"}""", 200)]
    public async Task POST(string check, string accept, string body, int status)
    {
        var answer = await _site.PostAsync(body, accept: accept);
        var json = JsonNode.Parse(answer.Body)!.AsObject();

        Assert.True(answer.Status == status, $"{check}: {answer.Status} {answer.Body}");
        Assert.StartsWith(accept, answer.ContentType, StringComparison.Ordinal);
        // D586, 5E5B: what did not run has no data, and what did not go well says why.
        Assert.NotEqual(json.ContainsKey("data"), json.ContainsKey("errors"));
        Assert.True(json.ContainsKey("errors") || status == 200, check);
    }

    [Theory]
    [InlineData("47DE */* is application/json", "POST", "*/*", Json, 200)]
    [InlineData("80D8 without Accept it is application/json", "GET", null, Json, 200)]
    [InlineData("82A3 answers are UTF-8", "POST", null, Json, 200)]
    [InlineData("BF61 requests say UTF-8", "POST", Json, "application/json; charset=utf-8", 200)]
    [InlineData("78D5 requests say nothing", "POST", Json, Json, 200)]
    [InlineData("2C94 POST", "POST", null, Json, 200)]
    [InlineData("5A70 GET", "GET", Json, null, 200)]
    [InlineData("03D4 application/json", "POST", Json, Json, 200)]
    [InlineData("9ABE no content type", "POST", Json, null, 400)]
    public async Task Media_types(string check, string method, string? accept, string? contentType, int status)
    {
        var answer = await _site.SendAsync(method, method == "GET" ? "query={__typename}" : "", contentType, method == "GET" ? [] : """{"query":"{ __typename }"}"""u8.ToArray(), accept);

        Assert.True(answer.Status == status, $"{check}: {answer.Status}");
        Assert.StartsWith(Json, answer.ContentType, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D6D5 variables", "variables={\"name\":\"sometype\"}", Strict, 200)]
    [InlineData("6A70 variables", "variables={\"name\":\"sometype\"}", Json, 200)]
    [InlineData("no variables", "", Strict, 400)]
    public async Task GET(string check, string rest, string accept, int status)
    {
        var answer = await _site.GetAsync($"query={Uri.EscapeDataString(Type)}&{rest}", accept);

        Assert.True(answer.Status == status, $"{check}: {answer.Status} {answer.Body}");
    }

    [Theory]
    [InlineData("9C48 no mutation by GET", Strict)]
    [InlineData("9C48 no mutation by GET", Json)]
    public async Task Mutations(string check, string accept)
    {
        var answer = await _site.GetAsync("query=mutation{__typename}", accept, actor: _site.Engine.User("ann", "ExecuteGraphQLMutations"));

        Assert.True(answer.Status == 405, $"{check}: {answer.Status}");
        Assert.Equal("POST", answer.Headers.Allow);
    }
}
