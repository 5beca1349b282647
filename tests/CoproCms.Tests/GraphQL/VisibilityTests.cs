using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.GraphQL;
using CoproCms.Security;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL;

/// <summary>A published post of ann's, a draft of hers, a draft of ben's, and a type that nobody but editors may view.</summary>
public sealed class VisibilityTests : IAsyncLifetime
{
    private GraphQLSite _site = null!;
    private ContentItem _draft = null!;
    private ContentItem _secret = null!;

    public async Task InitializeAsync()
    {
        _site = await GraphQLSite.StartAsync(ListTests.Post, "Secret");
        await using (var ann = _site.Engine.As(_site.Engine.User("ann", "PublishContent")))
        {
            await ann.PublishAsync("Post", Title("Live"));
            _draft = await ann.DraftAsync("Post", Title("Ann's draft"));
        }

        await using var ben = _site.Engine.As(_site.Engine.User("ben", "PublishContent"));
        await ben.DraftAsync("Post", Title("Ben's draft"));
        _secret = await ben.PublishAsync("Secret", Title("Secret"));
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Theory]
    [InlineData("PUBLISHED", "Live")]
    [InlineData("DRAFT", "")]
    [InlineData("LATEST", "Live")]
    [InlineData("ALL", "Live")]
    public async Task Readers_never_see_drafts(string status, string expected) => Assert.Equal(expected, await TextsAsync(status, Viewer(null)));

    [Theory]
    [InlineData("PUBLISHED", "Live")]
    [InlineData("DRAFT", "Ann's draft")]
    [InlineData("LATEST", "Ann's draft, Live")]
    public async Task Authors_see_their_own_drafts(string status, string expected) =>
        Assert.Equal(expected, await TextsAsync(status, Viewer("ann", "EditOwnContent")));

    [Theory]
    [InlineData("DRAFT", "Ben's draft, Ann's draft")]
    [InlineData("ALL", "Ben's draft, Ann's draft, Live")]
    public async Task Editors_see_every_draft(string status, string expected) =>
        Assert.Equal(expected, await TextsAsync(status, Viewer("eve", "EditContent")));

    [Fact]
    public async Task A_draft_is_not_found_by_its_id() =>
        Assert.Equal("""{"contentItem":null}""", await _site.DataAsync($$"""{ contentItem(contentItemId: "{{_draft.ContentItemId}}") { displayText } }"""));

    [Fact]
    public async Task An_item_of_a_type_that_may_not_be_viewed_is_not_found_by_its_id() =>
        Assert.Equal(
            """{"contentItem":null}""",
            await _site.DataAsync($$"""{ contentItem(contentItemId: "{{_secret.ContentItemId}}") { displayText } }""", actor: Viewer(null, "View_Post")));

    [Theory]
    [InlineData("{ secret { displayText } }")]
    [InlineData("{ post { displayText } secret { displayText } }")]
    [InlineData("query { ...S } fragment S on Query { s: secret { displayText } }")]
    [InlineData("query { ... { secret { displayText } } }")]
    public async Task A_type_that_may_not_be_viewed_refuses_the_whole_query(string query)
    {
        var answer = await _site.AskAsync(query, actor: new(null, null, ["View_Post", GraphQLPermissions.ExecuteGraphQL], []));

        Assert.Null(answer["data"]);
        var error = answer["errors"]![0]!;
        Assert.Equal("Authorization is required to access the node. secret", error["message"]!.GetValue<string>());
        Assert.Equal("VALIDATION_ERROR", error["extensions"]!["code"]!.GetValue<string>());
        Assert.Equal("Unauthorized", error["extensions"]!["number"]!.GetValue<string>());
    }

    [Fact]
    public async Task Permission_to_view_ones_own_shows_ones_own()
    {
        Assert.Equal("Live", await TextsAsync("PUBLISHED", new("ann", "ann", ["ViewOwn_Post", GraphQLPermissions.ExecuteGraphQL], [])));
        Assert.Equal("", await TextsAsync("PUBLISHED", new("ben", "ben", ["ViewOwn_Post", GraphQLPermissions.ExecuteGraphQL], [])));
    }

    [Fact]
    public async Task Who_may_not_query_gets_nothing() =>
        Assert.Equal("Authorization is required to access GraphQL.", await _site.ErrorAsync("{ __typename }", actor: new(null, null, ["ViewContent"], [])));

    [Fact]
    public async Task Mutations_need_their_own_permission() =>
        Assert.Equal("Authorization is required to access .", await _site.ErrorAsync("mutation { x }"));

    /// <summary>Every field of the root, with whatever arguments it demands, as everyone: nothing unpublished gets out, and nothing breaks.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("reader")]
    [InlineData("ann", "EditOwnContent")]
    [InlineData("eve", "PublishContent")]
    public async Task Every_root_field_keeps_to_the_rule(string? user, params string[] permissions)
    {
        var actor = Viewer(user, permissions);
        foreach (var field in (await _site.SchemaAsync()).Schema.Query.Fields)
        {
            if (field.Name is "author" or "mediaAssets")
                continue;
            var arguments = field.Arguments?.Find("contentItemId") is null ? "" : $"(contentItemId: \"{_draft.ContentItemId}\")";
            if (field.Arguments?.Find("status") is not null)
                arguments = "(status: ALL)";
            const string Item = "contentType displayText published";
            var selection = field.Name switch
            {
                "me" => "userName",
                "siteCultures" => "culture",
                "siteLayers" => $"widgets {{ widget {{ {Item} }} }}",
                _ when field.Name.EndsWith("Connection", StringComparison.Ordinal) => $"nodes {{ {Item} }}",
                _ => Item,
            };
            var answer = await _site.AskAsync($"{{ {field.Name}{arguments} {{ {selection} }} }}", actor: actor);

            Assert.True(answer["errors"] is null, answer.ToJsonString());
            if (!actor.Has("EditContent") && !actor.Has("EditOwnContent"))
                Assert.DoesNotContain("\"published\":false", answer.ToJsonString(), StringComparison.Ordinal);
            if (!actor.Has("EditContent"))
                Assert.DoesNotContain("Ben", answer.ToJsonString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Addresses_of_users_are_for_those_who_look_after_users()
    {
        const string Query = "{ me { userName email phoneNumber } }";
        Assert.Equal("""{"me":null}""", await _site.DataAsync(Query));
        Assert.Equal("""{"me":{"userName":"ann","email":"ann@example.org","phoneNumber":"01234 567890"}}""", await _site.DataAsync(Query, actor: Viewer("ann")));
    }

    private Actor Viewer(string? user, params string[] permissions)
    {
        string[] all = [.. permissions, .. permissions is ["View_Post"] ? Array.Empty<string>() : ["ViewContent"], GraphQLPermissions.ExecuteGraphQL];
        return user is null ? new(null, null, all, []) : _site.Engine.User(user, all);
    }

    private async Task<string> TextsAsync(string status, Actor actor)
    {
        var data = JsonNode.Parse(await _site.DataAsync($"{{ post(status: {status}, orderBy: {{displayText: DESC}}) {{ displayText }} }}", actor: actor))!;
        return string.Join(", ", data["post"]!.AsArray().Select(p => (string)p!["displayText"]!).OrderBy(t => t switch { "Ben's draft" => 0, "Ann's draft" => 1, _ => 2 }));
    }

    private static string Title(string title) => $$$"""{"TitlePart":{"Title":"{{{title}}}"}}""";
}
