using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL.Mutations;

public sealed class WritingTests : IAsyncLifetime
{
    private const string Create = "mutation($input: PostInput!, $publish: Boolean! = true) { createPost(input: $input, publish: $publish) { contentItemId contentItem { contentItemVersionId displayText published owner author } } }";

    private GraphQLSite _site = null!;

    public async Task InitializeAsync() => _site = await GraphQLSite.StartAsync(MutationSite.Post, MutationSite.Quote);

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task An_item_is_created_and_live_at_once()
    {
        var payload = await _site.ChangeAsync(Create, """{"input":{"titlePart":{"title":"Bread"},"post":{"summary":{"text":"About bread"}}}}""");
        var item = payload["contentItem"]!.AsObject();

        Assert.Equal(("Bread", "eve", "eve"), (item.Member("displayText"), item.Member("owner"), item.Member("author")));
        Assert.Equal("""{"post":[{"displayText":"Bread","summary":"About bread"}]}""", await _site.DataAsync("{ post { displayText summary } }"));
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_writer_only()
    {
        var payload = await _site.ChangeAsync(Create, """{"publish":false,"input":{"titlePart":{"title":"Bread"},"post":{"summary":{"text":"x"}}}}""");

        Assert.False(payload["contentItem"]!["published"]!.GetValue<bool>());
        Assert.Equal("""{"post":[]}""", await _site.DataAsync("{ post { displayText } }"));
    }

    [Fact]
    public async Task Values_are_stored_as_Orchard_Core_writes_them()
    {
        var payload = await _site.ChangeAsync(Create, """
            {"input":{"titlePart":{"title":"Bread"},"autoroutePart":{"path":"bread","setHomepage":false},"localizationPart":{"culture":"cy"},"post":{
            "summary":{"text":"x"},"image":{"paths":["a.jpg"],"mediaTexts":["A hall"],"anchors":[{"x":0.5,"y":1}]},"day":{"value":"2026-02-28"},
            "at":{"value":"2026-02-28T14:30:00+01:00"},"opens":{"value":"13:14:15"},"score":{"value":2.50},"open":{"value":true},"links":{"values":["a","b"]},
            "about":{"contentItemIds":["4fvnxm519pf4jxhcqdgj66rncs"]}}}}
            """);

        Assert.Equal(
            """{"Summary":{"Text":"x"},"Image":{"Paths":["a.jpg"],"MediaTexts":["A hall"],"Anchors":[{"X":0.5,"Y":1}]},"Day":{"Value":"2026-02-28T00:00:00Z"},"At":{"Value":"2026-02-28T13:30:00Z"},"Opens":{"Value":"13:14:15"},"Score":{"Value":2.50},"Open":{"Value":true},"Links":{"Values":["a","b"]},"About":{"ContentItemIds":["4fvnxm519pf4jxhcqdgj66rncs"]}}""",
            (await LatestAsync(payload)).Part("Post")!.ToJsonString());
        Assert.Equal("bread", (await LatestAsync(payload)).Path);
        Assert.Equal("cy", (await LatestAsync(payload)).Culture);
    }

    [Fact]
    public async Task The_same_values_can_be_written_in_the_document()
    {
        var payload = await _site.ChangeAsync(
            """mutation { createPost(input: {titlePart: {title: "Bread"}, post: {summary: {text: "x"}, day: {value: "2026-02-28"}, score: {value: 3}, links: {values: "one"}}}) { contentItemId } }""");

        var post = (await LatestAsync(payload)).Part("Post")!;
        Assert.Equal("2026-02-28T00:00:00Z", post.Object("Day").Text("Value"));
        Assert.Equal("""["one"]""", post["Links"]!["Values"]!.ToJsonString());
    }

    /// <summary>As the content API merges: what is left out stays, objects are merged, lists replaced, null clears.</summary>
    [Fact]
    public async Task An_update_merges_into_the_latest_version()
    {
        var created = await _site.ChangeAsync(Create, """
            {"input":{"titlePart":{"title":"Bread"},"post":{"summary":{"text":"x"},"links":{"values":["a","b"]},"score":{"value":2},"image":{"paths":["a.jpg"],"mediaTexts":["A hall"]}}}}
            """);
        await UpdateAsync(created, """{"post":{"links":{"values":["c"]},"score":{"value":null},"image":{"mediaTexts":["The hall"]},"open":null}}""");

        Assert.Equal(
            """{"Summary":{"Text":"x"},"Image":{"Paths":["a.jpg"],"MediaTexts":["The hall"]},"Day":{},"At":{},"Opens":{},"Score":{},"Links":{"Values":["c"]},"About":{"ContentItemIds":[]},"Open":{"Value":false}}""",
            (await LatestAsync(created)).Part("Post")!.ToJsonString());
        Assert.Equal("Bread", (await LatestAsync(created)).DisplayText);
    }

    [Fact]
    public async Task An_update_from_an_older_version_is_a_conflict_that_names_the_latest()
    {
        var created = await _site.ChangeAsync(Create, """{"input":{"titlePart":{"title":"Bread"},"post":{"summary":{"text":"x"}}}}""");
        var updated = await UpdateAsync(created, """{"titlePart":{"title":"Fresh bread"}}""");
        var error = await _site.RefusalAsync(Update(created), """{"input":{"titlePart":{"title":"Stale bread"}}}""");

        Assert.Equal("CONFLICT", error.Code());
        Assert.Equal(Version(updated), error["extensions"]!["latestVersionId"]!.GetValue<string>());
        Assert.Equal(Version(created), error["extensions"]!["baseVersionId"]!.GetValue<string>());
        Assert.Equal("Fresh bread", (await LatestAsync(created)).DisplayText);
    }

    [Fact]
    public async Task Items_of_another_type_are_not_found()
    {
        await _site.Engine.DefineAsync("Note");
        var note = await _site.ChangeAsync("""mutation { createNote(input: {titlePart: {title: "A note"}}) { contentItemId contentItem { contentItemVersionId } } }""");
        var id = note.Member("contentItemId");
        string[] mutations =
        [
            $$"""updatePost(contentItemId: "{{id}}", baseVersionId: "{{Version(note)}}", input: {})""", $$"""saveDraftPost(contentItemId: "{{id}}", baseVersionId: "{{Version(note)}}", input: {})""",
            $"publishPost(contentItemId: \"{id}\")", $"unpublishPost(contentItemId: \"{id}\")", $"schedulePost(contentItemId: \"{id}\", archiveUtc: null)",
            $"deletePost(contentItemId: \"{id}\")", $"restorePost(contentItemId: \"{id}\")",
        ];
        foreach (var mutation in mutations)
            Assert.Equal("NOT_FOUND", (await _site.RefusalAsync($"mutation {{ {mutation} {{ contentItemId }} }}")).Code());
        Assert.Equal("A note", (await LatestAsync(note)).DisplayText);
    }

    [Fact]
    public async Task Nested_items_are_given_by_their_type_and_its_parts()
    {
        var created = await _site.ChangeAsync(Create, """
            {"input":{"titlePart":{"title":"Bread"},"post":{"summary":{"text":"x"}},"flowPart":{"widgets":[
            {"contentType":"Quote","titlePart":{"title":"One"},"quote":{"words":{"text":"Yes"}}},{"contentType":"Quote","titlePart":{"title":"Two"}}]}}}
            """);
        var widgets = (await LatestAsync(created)).Part("FlowPart").Objects("Widgets").ToList();

        Assert.Equal(["One", "Two"], widgets.Select(w => w.Text("DisplayText")));
        Assert.Equal("Yes", widgets[0].Object("Quote").Object("Words").Text("Text"));
        Assert.All(widgets, w => Assert.Equal(ContentId.Length, w.Text("ContentItemId")!.Length));

        await UpdateAsync(created, $$$"""{"flowPart":{"widgets":[{"contentItemId":"{{{widgets[1].Text("ContentItemId")}}}","contentType":"Quote","titlePart":{"title":"Only"}}]}}""");
        var kept = Assert.Single((await LatestAsync(created)).Part("FlowPart").Objects("Widgets"));
        Assert.Equal((widgets[1].Text("ContentItemId"), "Only"), (kept.Text("ContentItemId"), kept.Text("DisplayText")));
    }

    [Fact]
    public async Task Nested_items_carry_what_their_container_needs()
    {
        await _site.Engine.DefineAsync(
            new TypeBuilder("Menu").Part("TitlePart").Part("MenuItemsListPart"), new TypeBuilder("LinkMenuItem").Setting("Stereotype", "MenuItem").Part("TitlePart").Part("LinkMenuItemPart"),
            new TypeBuilder("Taxonomy").Part("TitlePart").Part("TaxonomyPart"), "Tag");
        const string Item = """{contentType: "LinkMenuItem", titlePart: {title: "Us"}, linkMenuItemPart: {url: "~/us"}""";
        var menu = await _site.ChangeAsync($$$"""mutation { createMenu(input: {menuItemsListPart: {menuItems: [{{{Item}}}, menuItemsListPart: {menuItems: [{{{Item}}}}]} }]} }) { contentItemId } }""");
        var terms = await _site.ChangeAsync("""
            mutation { createTaxonomy(input: {taxonomyPart: {termContentType: "Tag", terms: [{contentType: "Tag", titlePart: {title: "Food"}, terms: [{contentType: "Tag", titlePart: {title: "Bread"}}]}]}}) { contentItemId } }
            """);
        var post = await _site.ChangeAsync("""
            mutation { createPost(input: {post: {summary: {text: "x"}}, flowPart: {widgets: [{contentType: "Quote", flowMetadata: {size: 50, alignment: 1}}]}}) { contentItemId } }
            """);

        Assert.Equal("Us", (await LatestAsync(menu)).Part("MenuItemsListPart").Objects("MenuItems").Single().Object("MenuItemsListPart").Objects("MenuItems").Single().Text("DisplayText"));
        Assert.Equal("Bread", (await LatestAsync(terms)).Part("TaxonomyPart").Objects("Terms").Single().Objects("Terms").Single().Text("DisplayText"));
        Assert.Equal("""{"Size":50,"Alignment":1}""", (await LatestAsync(post)).Part("FlowPart").Objects("Widgets").Single().Object("FlowMetadata")!.ToJsonString());
    }

    private async Task<ContentItem> LatestAsync(JsonObject payload)
    {
        await using var session = _site.Engine.As();
        return (await session.LatestAsync(payload.Member("contentItemId")))!;
    }

    private static string Version(JsonObject payload) => payload["contentItem"]!["contentItemVersionId"]!.GetValue<string>();

    private static string Update(JsonObject payload) =>
        $$"""
        mutation($input: PostInput!) {
          updatePost(contentItemId: "{{payload.Member("contentItemId")}}", baseVersionId: "{{Version(payload)}}", input: $input) { contentItemId contentItem { contentItemVersionId } }
        }
        """;

    private Task<JsonObject> UpdateAsync(JsonObject payload, string input) => _site.ChangeAsync(Update(payload), $$"""{"input":{{input}}}""");
}
