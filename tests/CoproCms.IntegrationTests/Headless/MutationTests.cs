using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.Headless;

/// <summary>Mutations over HTTP, on each database, by someone signed in; the public asks by GET, from the caches.</summary>
public abstract class MutationTests(SiteFixture fixture)
{
    private const string Payload = "{ contentItemId contentItem { contentItemVersionId displayText } }";

    [SkippableFact]
    public async Task The_public_sees_every_change_at_once()
    {
        fixture.Demand();
        using var admin = await fixture.Site.SignInAsync();
        Assert.Null(await PublicTitleAsync("news/mutated"));

        var created = await ChangeAsync(admin, $$$"""createPost(input: {titlePart: {title: "One"}, autoroutePart: {path: "news/mutated"}, localizationPart: {culture: "en"}}) {{{Payload}}}""");
        var id = created["contentItemId"]!.GetValue<string>();
        Assert.Equal("One", await PublicTitleAsync("news/mutated"));

        var updated = await ChangeAsync(admin, $$$"""updatePost(contentItemId: "{{{id}}}", baseVersionId: "{{{Version(created)}}}", input: {titlePart: {title: "Two"}}) {{{Payload}}}""");
        Assert.Equal("Two", await PublicTitleAsync("news/mutated"));

        await ChangeAsync(admin, $$$"""saveDraftPost(contentItemId: "{{{id}}}", baseVersionId: "{{{Version(updated)}}}", input: {titlePart: {title: "Three"}}) {{{Payload}}}""");
        Assert.Equal("Two", await PublicTitleAsync("news/mutated"));

        foreach (var (mutation, title) in new[] { ("publish", "Three"), ("unpublish", null), ("publish", "Three"), ("delete", null), ("restore", "Three") })
        {
            await ChangeAsync(admin, $"{mutation}Post(contentItemId: \"{id}\") {Payload}");
            Assert.Equal(title, await PublicTitleAsync("news/mutated"));
        }
    }

    [SkippableFact]
    public async Task Of_those_who_change_one_version_at_once_one_succeeds_and_the_others_learn_of_the_conflict()
    {
        fixture.Demand();
        using var admin = await fixture.Site.SignInAsync();
        var created = await ChangeAsync(admin, $$$"""createPost(input: {titlePart: {title: "Contested"}, localizationPart: {culture: "en"}}) {{{Payload}}}""");
        var update = $"updatePost(contentItemId: \"{created["contentItemId"]}\", baseVersionId: \"{Version(created)}\", input: {{titlePart: {{title: \"Mine\"}}}}) {Payload}";

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AskAsync(admin, $"mutation {{ {update} }}")));

        var winner = Assert.Single(answers, a => a["errors"] is null);
        var latest = Version(winner["data"]!["updatePost"]!);
        Assert.All(answers.Except([winner]), a => Assert.Equal(("CONFLICT", latest), (Extension(a, "code"), Extension(a, "latestVersionId"))));
    }

    [SkippableTheory]
    [InlineData("\\ud800")]
    [InlineData("nothing of this name")]
    public async Task Ids_that_cannot_be_are_not_found(string id)
    {
        fixture.Demand();
        using var admin = await fixture.Site.SignInAsync();
        var answer = await AskAsync(admin, $$"""mutation { deletePost(contentItemId: "{{id}}") { contentItemId } }""");

        Assert.Equal("NOT_FOUND", Extension(answer, "code"));
    }

    [SkippableFact]
    public async Task Texts_that_cannot_be_stored_are_refused_with_their_place()
    {
        fixture.Demand();
        using var admin = await fixture.Site.SignInAsync();
        var answer = await AskAsync(admin, """mutation { createPost(input: {post: {summary: {text: "a\ud800b"}}}) { contentItemId } }""");

        Assert.Equal("""["input","post","summary","text"]""", answer["errors"]![0]!["extensions"]!["errors"]![0]!["inputPath"]!.ToJsonString());
    }

    [SkippableFact]
    public async Task Mutations_do_not_come_by_GET_and_no_cache_keeps_what_they_answer()
    {
        fixture.Demand();
        using var admin = await fixture.Site.SignInAsync();
        var byAddress = await admin.GetAsync("/api/graphql?query=" + Uri.EscapeDataString("""mutation { deletePost(contentItemId: "x") { contentItemId } }"""));
        var posted = await admin.PostAsJsonAsync("/api/graphql", new { query = """mutation { createPost(input: {titlePart: {title: "Uncached"}, localizationPart: {culture: "en"}}) { contentItemId } }""" });

        Assert.Equal(HttpStatusCode.MethodNotAllowed, byAddress.StatusCode);
        Assert.Equal((HttpStatusCode.OK, true, null), (posted.StatusCode, posted.Headers.CacheControl?.NoStore, posted.Headers.ETag));
    }

    private async Task<string?> PublicTitleAsync(string path)
    {
        using var client = fixture.Site.Client();
        var answer = await client.GetFromJsonAsync<JsonObject>("/api/graphql?query=" + Uri.EscapeDataString($$$"""{ post(where: {path: "{{{path}}}"}) { displayText } }"""));
        return answer!["data"]!["post"]!.AsArray().SingleOrDefault()?["displayText"]?.GetValue<string>();
    }

    private static async Task<JsonNode> ChangeAsync(HttpClient client, string mutation)
    {
        var answer = await AskAsync(client, $"mutation {{ {mutation} }}");
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!.AsObject().Single().Value!;
    }

    private static async Task<JsonObject> AskAsync(HttpClient client, string query)
    {
        using var answer = await client.PostAsJsonAsync("/api/graphql", new { query });
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
    }

    private static string Version(JsonNode payload) => payload["contentItem"]!["contentItemVersionId"]!.GetValue<string>();

    private static string? Extension(JsonObject answer, string name) => answer["errors"]![0]!["extensions"]![name]?.GetValue<string>();
}

public sealed class MutationOnSqliteTests(SqliteSite site) : MutationTests(site), IClassFixture<SqliteSite>;

public sealed class MutationOnPostgresTests(PostgresSite site) : MutationTests(site), IClassFixture<PostgresSite>;
