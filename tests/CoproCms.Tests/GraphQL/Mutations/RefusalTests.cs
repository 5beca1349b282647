using System.Text.Json.Nodes;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL.Mutations;

/// <summary>What a client learns of a mutation that was refused, and that nothing came of it.</summary>
public sealed class RefusalTests : IAsyncLifetime
{
    private GraphQLSite _site = null!;

    public async Task InitializeAsync() => _site = await GraphQLSite.StartAsync(MutationSite.Post, MutationSite.Quote);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("""{"titlePart":{"title":"x"}}""", "Post.Summary.Text", "input post summary text", "field.required")]
    [InlineData("""{"titlePart":{"title":"x"},"post":{"summary":{"text":"x"},"score":{"value":11}}}""", "Post.Score.Value", "input post score value", "field.tooLarge")]
    [InlineData("""{"titlePart":{"title":"x"},"post":{"summary":{"text":"x"}},"autoroutePart":{"path":"a b"}}""", "Path", "input autoroutePart path", "path.characters")]
    [InlineData("""{"titlePart":{"title":"x"},"post":{"summary":{"text":"x"}},"localizationPart":{"culture":"xx"}}""", "LocalizationPart.Culture", "input localizationPart culture", "localization.unknownCulture")]
    [InlineData("""{"post":{"summary":{"text":"x"},"opens":{"value":"-05:00:00"}}}""", "Post.Opens.Value", "input post opens value", "value.kind")]
    [InlineData("""{"flowPart":{"widgets":[{"contentType":"Qoute"}]}}""", "FlowPart.Widgets[0].ContentType", "input flowPart widgets 0 contentType", "type.unknown")]
    [InlineData("""{"flowPart":{"widgets":[{"contentType":"Quote"},{"contentType":"Quote","post":{}}]}}""", "FlowPart.Widgets[1].Post", "input flowPart widgets 1 post", "nested.part")]
    public async Task A_broken_rule_names_its_place_in_the_content_and_in_the_input(string input, string path, string inputPath, string code)
    {
        var error = await CreateAsync(input);
        var fault = error["extensions"]!["errors"]![0]!.AsObject();

        Assert.Equal("INVALID_CONTENT", error.Code());
        Assert.Equal((path, code), (fault.Member("path"), fault.Member("code")));
        Assert.Equal(inputPath, string.Join(' ', fault["inputPath"]!.AsArray().Select(step => step!.ToString())));
        Assert.NotEmpty(fault.Member("message"));
        Assert.Equal("createPost", error["path"]![0]!.GetValue<string>());
        Assert.Equal("""{"post":[]}""", await _site.DataAsync("{ post(status: ALL) { displayText } }", actor: _site.Editor()));
    }

    [Fact]
    public async Task Every_broken_rule_is_told_at_once()
    {
        var error = await CreateAsync("""{"post":{"score":{"value":99}},"localizationPart":{"culture":"xx"}}""");

        Assert.Equal(["field.required", "field.tooLarge", "localization.unknownCulture"], error["extensions"]!["errors"]!.AsArray().Select(e => e!["code"]!.GetValue<string>()).Order());
    }

    [Theory]
    [InlineData("""{"post":{"day":{"value":"yesterday"}}}""")]
    [InlineData("""{"post":{"at":{"value":"13:14"}}}""")]
    [InlineData("""{"post":{"score":{"value":"three"}}}""")]
    [InlineData("""{"post":{"open":{"value":1}}}""")]
    [InlineData("""{"post":{"links":{"values":["a",null]}}}""")]
    [InlineData("""{"post":{"nonsense":{"text":"x"}}}""")]
    [InlineData("""{"flowPart":{"widgets":[{"titlePart":{"title":"of no type"}}]}}""")]
    [InlineData("null")]
    public async Task What_has_not_the_declared_type_is_refused_before_anything_runs(string input)
    {
        var answer = await _site.AskAsync("mutation($input: PostInput!) { createPost(input: $input) { contentItemId } }", $$"""{"input":{{input}}}""", _site.Editor());

        Assert.Equal("INVALID_VALUE", answer["errors"]![0]!.AsObject().Code());
        Assert.False(answer.ContainsKey("data"));
    }

    [Fact]
    public async Task Items_stand_in_each_other_only_so_deep()
    {
        await _site.Engine.DefineAsync(new TypeBuilder("Box").Setting("Stereotype", "Widget").Part("FlowPart"));
        var deep = string.Concat(Enumerable.Repeat("""{contentType: "Box", flowPart: {widgets: [""", 6)) + string.Concat(Enumerable.Repeat("]}}", 6));
        var error = await _site.RefusalAsync($"mutation {{ createPost(input: {{flowPart: {{widgets: [{deep}]}}}}) {{ contentItemId }} }}");

        Assert.Equal("nested.depth", error["extensions"]!["errors"]![0]!["code"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("con", "EditOwnContent", "Publish_Post")]
    [InlineData("vis", "ViewContent", "Publish_Post")]
    public async Task Missing_permission_is_FORBIDDEN_and_says_which(string user, string permission, string missing)
    {
        var error = await CreateAsync("""{"titlePart":{"title":"x"},"post":{"summary":{"text":"x"}}}""", _site.User(user, permission));

        Assert.Equal(("FORBIDDEN", missing), (error.Code(), error["extensions"]!["permission"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("4fvnxm519pf4jxhcqdgj66rncs")]
    [InlineData("")]
    [InlineData("\\ud800")]
    [InlineData("'; DROP TABLE x; --")]
    public async Task Unknown_ids_are_NOT_FOUND(string id) =>
        Assert.Equal("NOT_FOUND", (await _site.RefusalAsync($$"""mutation { deletePost(contentItemId: "{{id}}") { contentItemId } }""")).Code());

    /// <summary>The specification: in their order, each done before the next begins, each for itself.</summary>
    [Fact]
    public async Task Mutations_of_one_request_run_in_their_order_and_one_that_fails_changes_nothing()
    {
        const string Mutation = """
            mutation {
              a: createPost(input: {titlePart: {title: "A"}, post: {summary: {text: "x"}}}) { contentItem { displayText } }
              b: createPost(input: {titlePart: {title: "B"}}) { contentItem { displayText } }
              c: createPost(input: {titlePart: {title: "C"}, post: {summary: {text: "x"}}}) { contentItem { displayText } }
            }
            """;
        var answer = await _site.AskAsync(Mutation, actor: _site.Editor());

        Assert.Equal("""{"a":{"contentItem":{"displayText":"A"}},"b":null,"c":{"contentItem":{"displayText":"C"}}}""", answer["data"]!.ToJsonString());
        Assert.Equal("b", answer["errors"]![0]!["path"]![0]!.GetValue<string>());
        Assert.Equal("""{"post":[{"displayText":"A"},{"displayText":"C"}]}""", await _site.DataAsync("{ post(orderBy: {displayText: ASC}) { displayText } }"));
    }

    /// <summary>A payload tells the state after its own mutation, though more follow: also of what is loaded in batches.</summary>
    [Fact]
    public async Task Each_payload_is_read_before_the_next_mutation_begins()
    {
        await using var session = _site.Engine.As();
        var post = await session.PublishAsync("Post", """{"TitlePart":{"Title":"A"},"Post":{"Summary":{"Text":"x"}}}""");
        var other = await session.PublishAsync("Post", $$$"""{"TitlePart":{"Title":"Other"},"Post":{"Summary":{"Text":"x"},"About":{"ContentItemIds":["{{{post.ContentItemId}}}"]} } }""");
        var id = post.ContentItemId;
        var touch = $"(contentItemId: \"{other.ContentItemId}\") {{ contentItem {{ about {{ contentItems {{ displayText }} }} }} }}";
        var answer = await _site.DataAsync(
            $$"""
            mutation {
              one: publishPost{{touch}}
              deletePost(contentItemId: "{{id}}") { contentItem { displayText } }
              two: publishPost{{touch}}
              restorePost(contentItemId: "{{id}}") { contentItem { displayText } }
            }
            """,
            actor: _site.Editor());

        Assert.Equal(
            """{"one":{"contentItem":{"about":{"contentItems":[{"displayText":"A"}]}}},"deletePost":{"contentItem":null},"two":{"contentItem":{"about":{"contentItems":[]}}},"restorePost":{"contentItem":{"displayText":"A"}}}""",
            answer);
    }

    [Fact]
    public async Task A_request_runs_only_so_many_mutations()
    {
        var one = """createPost(input: {titlePart: {title: "x"}, post: {summary: {text: "x"}}}) { contentItemId }""";
        var many = "mutation { ...F ... on Mutation { x: " + one + " } } fragment F on Mutation { " + string.Join(' ', Enumerable.Range(0, 20).Select(i => $"a{i}: {one}")) + " }";
        var error = await _site.RefusalAsync(many);

        Assert.Equal(("TOO_MANY_MUTATIONS", "The document has 21 mutations; at most 20 are allowed. Send several requests."), (error.Code(), error.Member("message")));
        Assert.Equal("""{"post":[]}""", await _site.DataAsync("{ post { displayText } }"));
    }

    [Fact]
    public async Task Payloads_count_towards_the_complexity()
    {
        await using var site = await GraphQLSite.StartAsync(new Dictionary<string, string?> { ["OrchardCore:OrchardCore_Apis_GraphQL:MaxComplexity"] = "50" }, MutationSite.Post, MutationSite.Quote);
        var error = await site.RefusalAsync("""mutation { publishPost(contentItemId: "4fvnxm519pf4jxhcqdgj66rncs") { contentItem { about { contentItems(first: 60) { displayText } } } } }""");

        Assert.Equal("MAX_COMPLEXITY_EXCEEDED", error.Code());
    }

    private Task<JsonObject> CreateAsync(string input, CoproCms.Security.Actor? actor = null) =>
        _site.RefusalAsync("mutation($input: PostInput!) { createPost(input: $input) { contentItemId } }", $$"""{"input":{{input}}}""", actor);
}
