using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Recipes;
using CoproCms.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Tests.Recipes;

/// <summary>Content comes in as the recipe has it, and running a recipe again neither doubles it nor overwrites an editor.</summary>
public sealed class ImportingContentTests
{
    private const string Fixed = "4qs7mv9xc4ttg5ktm61qj9dy5d";

    private static readonly TypeBuilder Note = new TypeBuilder("Note").Part("TitlePart").Part("AutoroutePart", """{"AutoroutePartSettings":{"Pattern":"notes/{{ ContentItem.DisplayText | slugify }}"}}""").Field("Body", "TextField");

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        var recipe = Content(Item("One"), Item("Two"), Item("Two"));
        Assert.Equal("3 created", (await site.RunAsync(recipe)).ToString());
        var rows = await site.RowsAsync();
        Assert.Equal("3 unchanged", (await site.RunAsync(recipe)).ToString());
        Assert.Equal(rows, await site.RowsAsync());
    }

    [Fact]
    public async Task A_changed_recipe_updates_the_item_it_made()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        await site.RunAsync(Content(Item("One", body: "old")));
        Assert.Equal("1 updated", (await site.RunAsync(Content(Item("One", body: "new")))).ToString());
        Assert.Equal(["new"], await BodiesAsync(site));
    }

    [Fact]
    public async Task A_date_relative_to_today_does_not_make_the_item_a_changed_one_tomorrow()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        var recipe = Content(Item("One", body: "[js: new Date().toISOString()]"));
        await site.RunAsync(recipe);
        site.Engine.Time.Now += TimeSpan.FromDays(1);
        Assert.Equal("1 unchanged", (await site.RunAsync(recipe)).ToString());
        Assert.Equal(["2026-03-01T09:00:00.000Z"], await BodiesAsync(site));
    }

    [Fact]
    public async Task A_changed_file_beside_the_recipe_updates_the_item_that_reads_it()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        var recipe = Content(Item("One", body: "[file:text('one.txt')]"));
        await site.WriteAsync("one.txt", "old");
        await site.RunAsync(recipe);
        await site.WriteAsync("one.txt", "new");
        Assert.Equal("1 updated", (await site.RunAsync(recipe)).ToString());
        Assert.Equal(["new"], await BodiesAsync(site));
    }

    [Fact]
    public async Task A_changed_variable_updates_the_items_that_use_it()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        string Recipe(string value) => $$"""{"name":"Test","variables":{"v":"{{value}}"},"steps":[{"name":"content","data":[{{Item("One", body: "[js: variables('v')]")}}]}]}""";
        await site.RunAsync(Recipe("old"));
        Assert.Equal("1 updated", (await site.RunAsync(Recipe("new"))).ToString());
    }

    [Fact]
    public async Task What_an_editor_has_changed_since_stays_and_the_report_says_so()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        await site.RunAsync(Content(Item("One", body: "recipe", id: Fixed)));
        await using (var editor = site.Engine.As())
            await editor.ChangeAsync(Fixed, """{"Note":{"Body":{"Text":"editor"}}}""");
        var report = await site.RunAsync(Content(Item("One", body: "recipe again", id: Fixed)));
        Assert.Equal("1 skipped", report.ToString());
        Assert.Equal("a newer version of it is here, which stays", Assert.Single(report.Entries).Why);
        Assert.Equal(["editor"], await BodiesAsync(site));
    }

    [Fact]
    public async Task A_deleted_item_comes_back_when_the_recipe_runs_again()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        await site.RunAsync(Content(Item("One", id: Fixed)));
        await using (var editor = site.Engine.As())
            await editor.Content.DeleteAsync(Fixed, default);
        Assert.Equal("1 restored", (await site.RunAsync(Content(Item("One", id: Fixed)))).ToString());
        await using var reader = site.Engine.As();
        Assert.NotNull(await reader.LiveAsync(Fixed));
    }

    [Fact]
    public async Task Of_a_draft_and_a_live_version_both_stay_whatever_their_order()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        var live = $$$"""{"ContentItemId":"{{{Fixed}}}","ContentItemVersionId":"41","ContentType":"Note","Latest":false,"Published":true,"TitlePart":{"Title":"Live"},"AutoroutePart":{"Path":"a"}}""";
        var draft = $$$"""{"ContentItemId":"{{{Fixed}}}","ContentItemVersionId":"42","ContentType":"Note","Latest":true,"Published":false,"TitlePart":{"Title":"Draft"},"AutoroutePart":{"Path":"a"}}""";
        await site.RunAsync(Content(draft, live));
        await using var session = site.Engine.As();
        Assert.Equal("Live", (await session.LiveAsync(Fixed))!.DisplayText);
        Assert.Equal("Draft", (await session.LatestAsync(Fixed))!.DisplayText);
    }

    [Fact]
    public async Task Nested_items_without_identifiers_get_ones_that_stay_the_same()
    {
        await using var site = await RecipeSite.StartAsync(types: [new TypeBuilder("Page").Part("TitlePart").Part("FlowPart"), Note]);
        string Recipe(string text) => Content($$$"""{"ContentType":"Page","Published":true,"TitlePart":{"Title":"{{{text}}}"},"FlowPart":{"Widgets":[{"ContentType":"Note","TitlePart":{"Title":"w"} }]}}""");
        await site.RunAsync(Recipe("a"));
        var first = await NestedAsync(site);
        await site.RunAsync(Recipe("b"));
        Assert.Equal(ContentId.Length, Assert.Single(first).Length);
        Assert.Equal(first, await NestedAsync(site));
    }

    [Fact]
    public async Task Content_is_imported_after_everything_else_whatever_the_order_of_the_steps()
    {
        await using var site = await RecipeSite.StartAsync();
        var report = await site.RunAsync(RecipeSite.Steps(
            $$$"""{"name":"content","data":[{"ContentType":"Note","Published":true,"TitlePart":{"Title":"One"}}]}""",
            """{"name":"settings","SiteName":"A"}""",
            """{"name":"ContentDefinition","ContentTypes":[{"Name":"Note","ContentTypePartDefinitionRecords":[{"PartName":"TitlePart"}]}]}"""));
        Assert.Equal(["content type", "setting", "content item"], report.Entries.Select(e => e.Kind));
    }

    [Fact]
    public async Task Owner_author_and_dates_are_kept()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        await site.RunAsync(Content($$"""
            {"ContentItemId":"{{Fixed}}","ContentType":"Note","Published":true,"Owner":"4someone","Author":"mair","CreatedUtc":"2014-05-06T07:08:09Z",
             "PublishedUtc":"2014-05-07T07:08:09Z","TitlePart":{"Title":"One"},"Unknown":{"x":1} }
            """));
        await using var session = site.Engine.As();
        var item = await session.LiveAsync(Fixed);
        Assert.Equal(("4someone", "mair", new DateTime(2014, 5, 6, 7, 8, 9, DateTimeKind.Utc)), (item!.Owner, item.Author, item.CreatedUtc));
        Assert.Equal(new DateTime(2014, 5, 7, 7, 8, 9, DateTimeKind.Utc), item.PublishedUtc);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""{"x":1}"""), item.Content["Unknown"]));
    }

    [Fact]
    public async Task An_item_of_an_unknown_type_is_a_fault_in_strict_mode_and_passed_over_in_lenient_mode()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        var recipe = Content(Item("One"), """{"ContentType":"Noet","Published":true}""");
        Assert.Contains("steps/0/Data/1/ContentType: there is no content type 'Noet'; did you mean 'Note'?", Assert.Single(await site.FaultsAsync(recipe)));
        Assert.Equal("1 created, 1 skipped", (await site.RunAsync(recipe, lenient: true)).ToString());
    }

    [Fact]
    public async Task Slips_inside_an_item_are_faults_or_warnings_with_their_place()
    {
        await using var site = await RecipeSite.StartAsync(types: Note);
        Assert.Contains("steps/0/Data/0/Note/Body: the field 'Body' is an object", Assert.Single(await site.FaultsAsync(Content("""{"ContentType":"Note","Note":{"Body":"text"}}"""))));
        Assert.Contains("steps/0/Data/0/CreatedUtc: 'soon' is not a date", Assert.Single(await site.FaultsAsync(Content("""{"ContentType":"Note","CreatedUtc":"soon"}"""))));
        Assert.Contains("steps/0/Data/0/ContentItemId: '../x' is not an identifier", Assert.Single(await site.FaultsAsync(Content("""{"ContentType":"Note","ContentItemId":"../x"}"""))));
        var report = await site.RunAsync(Content("""{"ContentType":"Note","Published":true,"TitelPart":{"Title":"x"},"Note":{"Boddy":{"Text":"x"}}}"""));
        Assert.Equal(
            ["steps/0/Data/0/TitelPart", "steps/0/Data/0/Note/Boddy"], report.Warnings.Select(w => w.Pointer));
    }

    private static string Content(params string[] items) => RecipeSite.Steps($$"""{"name":"content","data":[{{string.Join(',', items)}}]}""");

    private static string Item(string title, string body = "text", string? id = null) =>
        $$$"""{{{{(id is null ? "" : $"\"ContentItemId\":\"{id}\",\"ContentItemVersionId\":\"{id}\",")}}}"ContentType":"Note","Latest":true,"Published":true,"TitlePart":{"Title":"{{{title}}}"},"AutoroutePart":{},"Note":{"Body":{"Text":"{{{body}}}"} } }""";

    private static async Task<string[]> BodiesAsync(RecipeSite site)
    {
        await using var session = site.Engine.As();
        return [.. (await session.Query.ListAsync(new() { Types = ["Note"] }, default)).Select(i => i.Field("Note", "Body").Text("Text") ?? "")];
    }

    private static async Task<string[]> NestedAsync(RecipeSite site)
    {
        await using var session = site.Engine.As();
        return await session.Db.NestedItems.Select(n => n.ContentItemId).ToArrayAsync();
    }
}
