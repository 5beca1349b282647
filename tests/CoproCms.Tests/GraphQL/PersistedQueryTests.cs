using System.Text.Json.Nodes;
using CoproCms.GraphQL;
using CoproCms.GraphQL.Http;
using CoproCms.Tests.Given;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Tests.GraphQL;

public sealed class PersistedQueryTests : IAsyncLifetime
{
    private const string Query = "query($n: Int) { post(first: $n) { displayText } }";
    private const string Section = GraphQLSettings.Section + ":";
    private const string Bread = """{"data":{"post":[{"displayText":"Bread"}]}}""";

    private static readonly string Hash = PersistedHash.Of(Query);

    private GraphQLSite _site = null!;

    public Task InitializeAsync() => StartAsync([]);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task The_hash_is_SHA_256_in_lower_case() =>
        Assert.Equal("ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38", await Task.FromResult(PersistedHash.Of("{__typename}")));

    [Fact]
    public async Task A_text_is_sent_once_and_asked_for_by_its_hash_from_then_on()
    {
        Assert.Equal((200, "PERSISTED_QUERY_NOT_FOUND"), await CodeAsync($$"""{"extensions":{{Extensions(Hash)}} }"""));
        Assert.Equal(Bread, (await _site.PostAsync($$"""{"query":"{{Query}}","extensions":{{Extensions(Hash)}} }""")).Body);

        Assert.Equal(Bread, (await _site.PostAsync($$"""{"extensions":{{Extensions(Hash.ToUpperInvariant())}},"variables":{"n":1} }""")).Body);
        Assert.Equal(Bread, (await _site.PostAsync($$"""{"documentId":"sha256:{{Hash}}"}""")).Body);
    }

    /// <summary>So that a CDN can stand in front of clients with long queries.</summary>
    [Fact]
    public async Task By_GET_the_address_is_short_and_the_answer_can_be_kept()
    {
        await _site.GetAsync($"query={Uri.EscapeDataString(Query)}&extensions={Extensions(Hash)}");
        var answer = await _site.GetAsync($"extensions={Extensions(Hash)}&variables={{\"n\":1}}");
        var missing = await _site.GetAsync($"extensions={Extensions(PersistedHash.Of("{other}"))}");

        Assert.Equal((200, Bread, "public, no-cache"), (answer.Status, answer.Body, answer.Headers.CacheControl.ToString()));
        Assert.Equal((200, "no-store"), (missing.Status, missing.Headers.CacheControl.ToString()));
        Assert.Contains("\"message\":\"PersistedQueryNotFound\"", missing.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_4xx_in_the_newer_media_type() =>
        Assert.Equal(400, (await _site.PostAsync($$"""{"extensions":{{Extensions(Hash)}} }""", accept: "application/graphql-response+json")).Status);

    [Theory]
    [InlineData("""{"version":1,"sha256Hash":"0000000000000000000000000000000000000000000000000000000000000000"}""", "PERSISTED_QUERY_HASH_MISMATCH")]
    [InlineData("""{"version":2,"sha256Hash":"0000000000000000000000000000000000000000000000000000000000000000"}""", "INVALID_REQUEST")]
    [InlineData("""{"version":1,"sha256Hash":"../../etc/passwd"}""", "INVALID_REQUEST")]
    [InlineData("""{"version":1,"sha256Hash":7}""", "INVALID_REQUEST")]
    [InlineData("""{"version":1}""", "INVALID_REQUEST")]
    [InlineData("[]", "INVALID_REQUEST")]
    public async Task What_is_no_hash_of_the_text_is_refused(string persisted, string code) =>
        Assert.Equal((400, code), await CodeAsync($$"""{"query":"{{Query}}","extensions":{"persistedQuery":{{persisted}} } }"""));

    [Fact]
    public async Task What_is_no_valid_query_is_not_kept()
    {
        var hash = PersistedHash.Of("{ nope }");
        await _site.PostAsync($$"""{"query":"{ nope }","extensions":{{Extensions(hash)}} }""");

        Assert.Equal((200, "PERSISTED_QUERY_NOT_FOUND"), await CodeAsync($$"""{"extensions":{{Extensions(hash)}} }"""));
    }

    [Fact]
    public async Task A_mutation_does_not_run_by_GET_however_it_is_named()
    {
        await StartAgainAsync(new() { [Section + "NamedQueriesFolder"] = "queries" }, ("change", "mutation { __typename }"));
        var actor = _site.Engine.User("ann", "ExecuteGraphQLMutations");

        Assert.Equal(405, (await _site.GetAsync("namedQuery=change", actor: actor)).Status);
        Assert.Equal(405, (await _site.GetAsync($"extensions={Extensions(PersistedHash.Of("mutation { __typename }"))}", actor: actor)).Status);
    }

    [Fact]
    public async Task Switched_off_clients_are_told_to_send_texts()
    {
        await StartAgainAsync(new() { [Section + "AutomaticPersistedQueries"] = "false" });
        Assert.Equal(Bread, (await _site.PostAsync($$"""{"query":"{{Query}}","extensions":{{Extensions(Hash)}} }""")).Body);

        Assert.Equal((200, "PERSISTED_QUERY_NOT_SUPPORTED"), await CodeAsync($$"""{"extensions":{{Extensions(Hash)}} }"""));
    }

    [Fact]
    public async Task Named_queries_come_from_files()
    {
        await StartAgainAsync(new() { [Section + "NamedQueriesFolder"] = "queries" }, ("news/latest", Query));

        Assert.Equal(Bread, (await _site.PostAsync("""{"namedQuery":"news/latest","variables":{"n":1}}""")).Body);
        Assert.Equal(Bread, (await _site.PostAsync("""{"namedQuery":"news/latest","query":"{ nope }"}""")).Body);
        Assert.Equal(Bread, (await _site.GetAsync("namedQuery=news/latest")).Body);
        Assert.Equal(Bread, (await _site.GetAsync($"extensions={Extensions(Hash)}")).Body);
        Assert.Equal((400, "NAMED_QUERY_UNKNOWN"), await CodeAsync("""{"namedQuery":"news/oldest"}"""));
    }

    [Fact]
    public async Task Where_only_named_queries_are_allowed_others_are_refused_save_to_those_who_may()
    {
        await StartAgainAsync(new() { [Section + "NamedQueriesFolder"] = "queries", [Section + "NamedQueriesOnly"] = "true" }, ("latest", Query));
        var other = PersistedHash.Of("{__typename}");

        Assert.Equal(Bread, (await _site.PostAsync($$"""{"query":"{{Query}}"}""")).Body);
        Assert.Equal((200, "QUERY_NOT_ALLOWED"), await CodeAsync("""{"query":"{__typename}"}"""));
        Assert.Equal((200, "QUERY_NOT_ALLOWED"), await CodeAsync($$"""{"query":"{__typename}","extensions":{{Extensions(other)}} }"""));
        Assert.Equal((200, "PERSISTED_QUERY_NOT_FOUND"), await CodeAsync($$"""{"extensions":{{Extensions(other)}} }"""));
        Assert.Equal(400, (await _site.PostAsync("""{"query":"{__typename}"}""", accept: "application/graphql-response+json")).Status);
        Assert.Equal(200, (await _site.PostAsync("{__typename}", "application/graphql", actor: _site.Engine.User("dev", GraphQLPermissions.ExecuteAnyGraphQL))).Status);
    }

    [Theory]
    [InlineData("../elsewhere", "there is no such folder below the content root")]
    [InlineData("queries", "broken.graphql: ")]
    public async Task A_folder_with_a_fault_stops_the_start(string folder, string expected)
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAgainAsync(new() { [Section + "NamedQueriesFolder"] = folder }, ("broken", "query {")));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_allow_list_without_a_folder_is_a_fault_of_the_settings()
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager { [Section + "NamedQueriesOnly"] = "true" };

        Assert.Contains("NamedQueriesFolder names no folder", Assert.Throws<InvalidOperationException>(() => GraphQLSettings.Read(configuration, false)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_remembered_is_bounded()
    {
        var filler = new string('x', 20_000);
        var first = $"{{ __typename }} # {filler}";
        for (var i = 0; i < 450; i++)
        {
            var text = i == 0 ? first : $"{{ __typename }} # {i} {filler}";
            await _site.PostAsync($$"""{"query":"{{text}}","extensions":{{Extensions(PersistedHash.Of(text))}} }""");
            _site.Engine.Time.Now += TimeSpan.FromSeconds(1);
        }

        Assert.Equal((200, "PERSISTED_QUERY_NOT_FOUND"), await CodeAsync($$"""{"extensions":{{Extensions(PersistedHash.Of(first))}} }"""));
    }

    private static string Extensions(string hash) => $$"""{"persistedQuery":{"version":1,"sha256Hash":"{{hash}}"} }""";

    private async Task<(int Status, string Code)> CodeAsync(string body)
    {
        var answer = await _site.PostAsync(body);
        return (answer.Status, JsonNode.Parse(answer.Body)!["errors"]![0]!["extensions"]!["code"]!.GetValue<string>());
    }

    private async Task StartAgainAsync(Dictionary<string, string?> settings, params (string Name, string Text)[] files)
    {
        await _site.DisposeAsync();
        await StartAsync(settings, files);
    }

    private async Task StartAsync(Dictionary<string, string?> settings, params (string Name, string Text)[] files)
    {
        _site = await GraphQLSite.StartAsync(settings, ListTests.Post);
        foreach (var (name, text) in files)
        {
            var file = Path.Combine(_site.Engine.Get<IHostEnvironment>().ContentRootPath, "queries", name + ".graphql");
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
        }

        await using var session = _site.Engine.As();
        await session.PublishAsync("Post", """{"TitlePart":{"Title":"Bread"}}""");
        _site.Engine.Get<GraphQLEndpoint>();
    }
}
