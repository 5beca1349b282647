using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.IntegrationTests.Given;
using CoproCms.Queries;
using CoproCms.Recipes;
using CoproCms.Security;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using Fluid;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Queries;

/// <summary>Saved queries as readers meet them: fields of GraphQL, addresses of the API, values in templates.</summary>
public abstract class SavedQueryTests(SiteFixture fixture)
{
    private const string Posts = """{"type":"ContentItem/Post"}""";

    private Site Site => fixture.Site;

    [SkippableFact]
    public async Task A_query_for_content_items_is_a_field_of_GraphQL_and_follows_what_is_published()
    {
        fixture.Demand();
        await Site.SaveQueryAsync("NewestByTitle", "SELECT DocumentId FROM ContentItemIndex WHERE ContentType = 'Post' AND DisplayText LIKE @title ORDER BY DisplayText DESC", Posts, items: true);
        const string ask = """{ newestByTitle(parameters: "{\"title\":\"Alpha%\"}") { displayText summary } }""";
        Assert.Equal("""{"data":{"newestByTitle":[]}}""", await AskAsync(ask));
        await Site.PublishAsync("Post", item => item.Titled("Alpha 1").In("en"));
        await Site.PublishAsync("Post", item => item.Titled("Alpha 2").In("en"));
        await DraftAsync("Alpha 3");
        Assert.Equal("""{"data":{"newestByTitle":[{"displayText":"Alpha 2","summary":null},{"displayText":"Alpha 1","summary":null}]}}""", await AskAsync(ask));
    }

    [SkippableFact]
    public async Task The_field_has_the_argument_and_the_type_of_Orchard_Core()
    {
        fixture.Demand();
        await Site.SaveQueryAsync("RecentBlogPosts", "SELECT DocumentId FROM ContentItemIndex WHERE ContentType='Post' ORDER BY CreatedUtc DESC LIMIT 3", "{\r\n    \"type\": \"ContentItem/Post\"\r\n}", items: true);
        var schema = await Site.AsAsync(Actor.System, async services =>
            (await services.GetRequiredService<GraphQL.Executing.SchemaCache>().GetAsync(services, true, default)).Schema);
        var field = schema.Query.GetField("recentBlogPosts")!;
        Assert.Equal("[Post]", field.ResolvedType!.ToString());
        Assert.Equal("parameters: String", string.Join(", ", field.Arguments!.Select(a => $"{a.Name}: {a.ResolvedType}")));
        Assert.Matches("""^\{"data":\{"recentBlogPosts":\[(\{"displayText":"[^"]+"\},?){3}\]\}\}$""", await AskAsync("{ recentBlogPosts(parameters: \"{}\") { displayText } }"));
    }

    [SkippableFact]
    public async Task The_schema_follows_a_query_at_once()
    {
        fixture.Demand();
        await Site.SaveQueryAsync("Following", "SELECT DocumentId FROM ContentItemIndex WHERE DisplayText = 'nobody'", Posts, items: true);
        Assert.Equal("""{"data":{"following":[]}}""", await AskAsync("{ following { displayText } }"));
        await Site.SaveQueryAsync("Following", "SELECT count(*) AS Total FROM ContentItemIndex", """{"type":"object","fieldTypeName":"FollowingTotals","properties":{"Total":{"type":"integer"}}}""");
        Assert.StartsWith("{\"errors\":[{\"message\":\"Cannot query field", await AskAsync("{ following { displayText } }"));
        await Site.SaveQueryAsync("Following", "SELECT DocumentId FROM ContentItemIndex WHERE DisplayText = 'nobody' AND ContentType = 'Event'", """{"type":"ContentItem/Event"}""", items: true);
        Assert.Equal("""{"data":{"following":[]}}""", await AskAsync("{ following { contentItemId } }"));
    }

    [SkippableFact]
    public async Task A_query_for_rows_has_a_type_of_its_own_and_is_for_those_who_may_run_it()
    {
        fixture.Demand();
        await Site.SaveQueryAsync("PostTotals", "SELECT ContentType AS [The.Type], count(*) AS Total, 1.5 AS Half, 1 AS Flag FROM ContentItemIndex WHERE ContentType = 'Principle' AND Published = 1 GROUP BY ContentType",
            """{"type":"object","properties":{"The.Type":{"type":"string","description":"What is counted."},"Total":{"type":"integer"},"Half":{"type":"number"},"Flag":{"type":"boolean"},"Missing":{"type":"string"}}}""");
        const string ask = "{ postTotals { the_Type half flag missing } }";
        using var client = Site.Client();
        using var refused = await client.PostAsJsonAsync("/api/graphql", new { query = ask });
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("Authorization is required to access the node. postTotals", await refused.Content.ReadAsStringAsync());

        var data = await Site.AsAsync(QuerySite.Writer, async services =>
        {
            var answer = await services.GetRequiredService<GraphQL.Executing.GraphQLEngine>().ExecuteAsync(new(ask, null, global::GraphQL.Inputs.Empty), default);
            using var stream = new MemoryStream();
            await using (var json = new System.Text.Json.Utf8JsonWriter(stream))
                GraphQL.Http.AnswerWriter.Write(json, answer);
            return Encoding.UTF8.GetString(stream.ToArray());
        });
        Assert.Equal("""{"data":{"postTotals":[{"the_Type":"Principle","half":1.5,"flag":true,"missing":null}]}}""", data);
    }

    [SkippableFact]
    public async Task The_API_answers_those_who_may_run_the_query_and_says_to_others_that_there_is_none()
    {
        fixture.Demand();
        await Site.SaveQueryAsync("ApiPosts", "SELECT DocumentId FROM ContentItemIndex WHERE ContentType = 'Post' AND Published = 1 ORDER BY DisplayText LIMIT @n:2", Posts, items: true);
        await Site.SaveQueryAsync("ApiRows", "SELECT DisplayText, Published FROM ContentItemIndex WHERE ContentType = @type AND Published = 1 ORDER BY DisplayText LIMIT 1");
        using var client = Site.Client();
        foreach (var address in new[] { "/api/queries/ApiPosts", "/api/queries/Nope", "/api/queries/ApiRows?parameters={}" })
        {
            using var refused = await client.GetAsync(address);
            Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        }

        await GrantAsync("ExecuteApi_ApiPosts", "ExecuteApi_ApiRows");
        using var posts = await client.GetAsync("/api/queries/apiposts");
        Assert.Equal((HttpStatusCode.OK, "application/json; charset=utf-8"), (posts.StatusCode, posts.Content.Headers.ContentType?.ToString()));
        var items = (await posts.Content.ReadFromJsonAsync<JsonObject>())!["items"]!.AsArray();
        Assert.Equal(2, items.Count);
        Assert.Equal(["ContentItemId", "ContentItemVersionId", "ContentType", "DisplayText", "Latest", "Published"], items[0]!.AsObject().Take(6).Select(m => m.Key));
        using var three = await client.PostAsync("/api/queries/ApiPosts", new StringContent("""{"n":3}""", Encoding.UTF8, "application/json"));
        Assert.Equal(3, (await three.Content.ReadFromJsonAsync<JsonObject>())!["items"]!.AsArray().Count);
        using var row = await client.GetAsync("/api/queries/ApiRows?parameters=" + Uri.EscapeDataString("""{"type":"Principle"}"""));
        Assert.Matches("""^\{"items":\[\{"DisplayText":"[^"]+","Published":1\}\]\}$""", await row.Content.ReadAsStringAsync());
    }

    [SkippableTheory]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("nonsense", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"a","type":"b"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":"\ud800"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"type":{"a":1}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"type":[[1]]}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"other":1}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"type":"Post"}""", HttpStatusCode.OK)]
    [InlineData("""{"type":null}""", HttpStatusCode.OK)]
    [InlineData("""{"type":["Post","Event"]}""", HttpStatusCode.OK)]
    public async Task Parameters_that_cannot_be_used_are_refused_without_a_word_of_the_inside(string parameters, HttpStatusCode status)
    {
        fixture.Demand();
        await Site.SaveQueryAsync("ByType", "SELECT DisplayText FROM ContentItemIndex WHERE ContentType IN (@type) LIMIT 1");
        await GrantAsync("ExecuteApi_ByType");
        using var client = Site.Client();
        using var posted = await client.PostAsync("/api/queries/ByType", new StringContent(parameters, Encoding.UTF8, "application/json"));
        using var got = await client.GetAsync("/api/queries/ByType?parameters=" + Uri.EscapeDataString(parameters));
        Assert.Equal((status, status), (posted.StatusCode, got.StatusCode));
        var body = await posted.Content.ReadAsStringAsync();
        Assert.DoesNotContain("SELECT", body);
        Assert.DoesNotContain("@type", body);
    }

    [SkippableFact]
    public async Task Names_and_schemas_that_would_break_GraphQL_are_refused()
    {
        fixture.Demand();
        foreach (var (name, schema, rule) in new[]
        {
            ("Post", Posts, "query.name"), ("ContentItem", Posts, "query.name"), ("SiteCultures", Posts, "query.name"), ("Two words", Posts, "query.name"), ("Fine", """{"type":"ContentItem/Pst"}""", "query.type"),
            ("Fine", """{"type":"object","fieldTypeName":"Event","properties":{"A":{"type":"string"}}}""", "query.name"), ("Fine", "{", "query.schema"), ("Fine", "[]", "query.schema"),
            ("Fine", """{"type":"object","properties":{"A":{"type":"date"}}}""", "query.schema"), ("Fine", """{"type":"object","properties":{"é":{"type":"string"}}}""", "query.schema"),
        })
        {
            var error = await Assert.ThrowsAsync<InvalidRecipeException>(() => Site.SaveQueryAsync(name, "SELECT 1", schema));
            Assert.Equal(rule, Assert.Single(error.Faults).Rule);
        }

        Assert.Equal("query.template", Assert.Single((await Assert.ThrowsAsync<InvalidRecipeException>(() => Site.SaveQueryAsync("Fine", "SELECT {% if %}"))).Faults).Rule);
        Assert.Contains("created", (await Site.SaveQueryAsync("Fine", "SELECT 1", "{}")).ToString());
        Assert.Contains("unchanged", (await Site.SaveQueryAsync("Fine", "SELECT 1", "{}")).ToString());
    }

    [SkippableFact]
    public async Task Templates_run_queries_with_parameters_and_a_query_never_runs_another()
    {
        fixture.Demand();
        await Site.PublishAsync("Post", item => item.Titled("Liquid 1").In("en"));
        await DraftAsync("Liquid 2");
        await Site.SaveQueryAsync("LiquidPosts", "SELECT DocumentId FROM ContentItemIndex WHERE DisplayText LIKE '{{ start }}%' ORDER BY DisplayText", Posts, items: true);
        await Site.SaveQueryAsync("LiquidRows", "SELECT 2 AS Two, @word AS Word");
        await Site.SaveQueryAsync("Eating", "SELECT 1 {% assign x = Queries.Eating | query %}");
        Assert.Equal("Liquid 1;", await RenderAsync("""{% assign posts = Queries.LiquidPosts | query: start: "Liquid" %}{% for p in posts %}{{ p.DisplayText }};{% endfor %}"""));
        Assert.Equal("2 a'b", await RenderAsync("""{% assign rows = Queries.LiquidRows | query: word: "a'b" %}{{ rows[0].Two }} {{ rows[0].Word }}"""));
        Assert.Equal("none", await RenderAsync("""{% assign rows = Queries.Nobody | query %}{% if rows %}some{% else %}none{% endif %}"""));
        Assert.Contains("could not be run", (await Assert.ThrowsAsync<LiquidException>(() => RenderAsync("{{ Queries.Eating | query }}"))).Message);
    }

    [SkippableFact]
    public async Task Queries_of_random_words_and_values_fail_in_words_or_work()
    {
        fixture.Demand();
        string[] words =
        [
            "SELECT", "DISTINCT", "*", "FROM", "ContentItemIndex", "Document", "AS", "a", "b", "WHERE", "AND", "OR", "NOT", "IN", "(", ")", ",", ".", "=", "<>", "LIKE", "'x'", "1", "2.5", "@p", "@q:1", "{{ p }}", "'{{ p }}'",
            "ORDER BY", "GROUP BY", "LIMIT", "OFFSET", "UNION", "DisplayText", "Published", "CreatedUtc", "count", "max", "now()", "year", "CASE WHEN", "THEN", "END", "NULL", "IS", "JOIN", "ON", "[Order]", "\"x\"", "WITH", "-", "+", "/", "%", "||", ";",
        ];
        string[] values = ["1", "-1", "1e300", "9223372036854775808", "null", "true", "\"\"", "\"x'\\\"\"", "\"\\u0000\"", "\"2020-01-01\"", "\"2020-01-01T00:00:00Z\"", "[]", "[1,\"a\",null]", "\"" + new string('x', 5000) + "\"", "\"\U0001F600\""];
        var random = new Random(20);
        for (var i = 0; i < 600; i++)
        {
            var template = "SELECT " + string.Join(' ', Enumerable.Range(0, random.Next(1, 14)).Select(_ => words[random.Next(words.Length)]));
            if (i % 2 == 0)
                template = $"SELECT DisplayText, @p AS P FROM ContentItemIndex WHERE {string.Join(' ', Enumerable.Range(0, random.Next(1, 8)).Select(_ => words[random.Next(words.Length)]))} LIMIT 2";
            var error = await Record.ExceptionAsync(() => Site.RowsAsync(template, $$"""{"p":{{values[random.Next(values.Length)]}}}"""));
            Assert.True(error is null or QueryFailedException, $"{template}: {error}");
        }
    }

    private async Task<string> AskAsync(string query)
    {
        using var client = Site.Client();
        using var answer = await client.PostAsJsonAsync("/api/graphql", new { query });
        return await answer.Content.ReadAsStringAsync();
    }

    private Task DraftAsync(string title) => Site.AsAsync(Actor.System, async services =>
    {
        var content = services.GetRequiredService<ContentManager>();
        await content.SaveAsync((await content.NewAsync("Post", default)).Titled(title).In("en"), new(), default);
    });

    private Task<string> RenderAsync(string template) => Site.AsAsync(Items.Visitor, async services =>
    {
        var context = await services.GetRequiredService<RenderSessions>().BeginAsync("en", null, default);
        using var writer = new OutputWriter();
        await services.GetRequiredService<LiquidEngine>().Parse("test", template).RenderAsync(writer, context, NullEncoder.Default);
        return writer.ToString();
    });

    private Task GrantAsync(params string[] permissions) => Site.AsAsync(Actor.System, async services =>
    {
        var roles = new JsonObject { ["Name"] = SystemRoles.Anonymous, ["PermissionBehavior"] = "Add", ["Permissions"] = new JsonArray([.. permissions.Select(p => JsonValue.Create(p))]) };
        var recipe = new JsonObject { ["name"] = "Roles", ["steps"] = new JsonArray(new JsonObject { ["name"] = "Roles", ["Roles"] = new JsonArray(roles) }) };
        var document = CoproCms.Recipes.Reading.RecipeReader.Read("roles.recipe.json", Encoding.UTF8.GetBytes(recipe.ToJsonString()), new RecipeFolder(Repository.Root));
        await services.GetRequiredService<RecipeRunner>().RunAsync(document, new(), default);
    });
}

public sealed class SavedQueriesOnSqliteTests(SqliteSite site) : SavedQueryTests(site), IClassFixture<SqliteSite>;

public sealed class SavedQueriesOnPostgresTests(PostgresSite site) : SavedQueryTests(site), IClassFixture<PostgresSite>;
