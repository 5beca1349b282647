using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>Content types as an administrator changes them, without any script.</summary>
public abstract class ContentTypesTests(SiteFixture fixture)
{
    [SkippableFact]
    public async Task A_type_gets_a_field_and_GraphQL_serves_it()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/ContentTypes/Create");
        page = await browser.PressAsync(page, "main .panel button", ("Input.DisplayName", "Meeting room"));
        page = await browser.PressAsync(page, "[data-add=add-field]", ("New.FieldDisplayName", "Number of seats"), ("New.FieldKind", "NumericField"));
        page = await browser.PressAsync(page, ".def-actions button");
        Assert.Contains("NumberOfSeats is added", page.Body!.TextContent, StringComparison.Ordinal);
        await browser.PressAsync(page, "button[value=apply]");

        await fixture.Site.PublishAsync("MeetingRoom", item =>
        {
            item.RequirePart("TitlePart")["Title"] = "Hall";
            item.RequirePart("MeetingRoom")["NumberOfSeats"] = new JsonObject { ["Value"] = 40 };
        });

        var answer = await QueryAsync("{ meetingRoom(where: { numberOfSeats_gt: 30 }) { displayText numberOfSeats } }");
        Assert.Equal("""{"meetingRoom":[{"displayText":"Hall","numberOfSeats":40}]}""", answer["data"]?.ToJsonString());
    }

    [SkippableFact]
    public async Task What_a_change_does_to_content_is_shown_before_it_is_saved()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/ContentTypes/Edit/Post");
        page = await browser.PressAsync(page, "button[value='remove-field:Summary']");
        page = await browser.PressAsync(page, ".def-actions button");

        var words = page.QuerySelector("main")!.TextContent;
        Assert.Contains("Summary is taken away", words, StringComparison.Ordinal);
        Assert.Contains("What Post.Summary holds is no longer shown or edited", words, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".effect-samples a"));
        Assert.Contains("Summary", (await DefinitionsAsync()).Parts["Post"].Fields.Select(f => f.Name));
    }

    [SkippableTheory]
    [InlineData("/Admin/ContentTypes/Create", "/Admin/ContentTypes/List")]
    [InlineData("/Admin/ContentTypes/Edit/Post", "/Admin/ContentTypes/List")]
    [InlineData("/Admin/ContentParts/Create", "/Admin/ContentParts/List")]
    [InlineData("/Admin/ContentParts/Edit/Post", "/Admin/ContentParts/List")]
    public async Task Whoever_changes_their_mind_is_led_back_to_the_list_that_they_came_from(string form, string list)
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync(form);

        Assert.Equal(list, page.QuerySelector("main .form-actions a")!.GetAttribute("href"));
    }

    [SkippableFact]
    public async Task A_form_that_is_left_as_it_was_changes_nothing()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        foreach (var type in new[] { "Post", "Event", "Initiative", "Menu" })
        {
            var page = await browser.PressAsync(await browser.GetAsync("/Admin/ContentTypes/Edit/" + type), ".def-actions button");

            Assert.Contains("Nothing: it is as it was.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [SkippableFact]
    public async Task Two_who_change_one_type_both_keep_their_changes()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/ContentTypes/Edit/Principle");
        page = await browser.PressAsync(page, "[data-add=add-field]", ("New.FieldDisplayName", "Mine"));
        page = await browser.PressAsync(page, ".def-actions button");
        await fixture.Site.AsAsync(Actor.System, async services =>
        {
            var store = services.GetRequiredService<DefinitionStore>();
            var part = (await store.GetAsync(default)).Parts["Principle"];
            await store.SetPartAsync(part with { Fields = part.Fields.Add(new("Theirs", "TextField", [])) }, default);
        });

        page = await browser.PressAsync(page, "button[value=apply]");
        Assert.Contains("Theirs is added", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        await browser.PressAsync(page, "button[value=apply]");

        var fields = (await DefinitionsAsync()).Parts["Principle"].Fields.Select(f => f.Name);
        Assert.Equal(["Mine", "Theirs"], fields.Intersect(["Mine", "Theirs"]).Order());
    }

    [SkippableFact]
    public async Task Its_export_changes_nothing_when_it_is_run()
    {
        fixture.Demand();
        using var client = await fixture.Site.SignInAsync();
        var recipe = await client.GetStringAsync("/Admin/ContentTypes/Edit/Event?handler=Export");

        var report = await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<RecipeRunner>()
            .RunAsync(RecipeReader.Read("Event.recipe.json", Encoding.UTF8.GetBytes(recipe), new RecipeFolder(fixture.Site.AppData)), new(), default));

        Assert.Matches("^[0-9]+ unchanged$", report.ToString());
    }

    [SkippableFact]
    public async Task A_type_with_content_has_no_button_that_deletes_it()
    {
        fixture.Demand();
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/ContentTypes/Delete/Post");

        Assert.Null(page.QuerySelector("main .btn-danger"));
        Assert.Contains("delete the content first", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<JsonNode> QueryAsync(string query)
    {
        using var client = fixture.Site.Client();
        using var answer = await client.PostAsJsonAsync("/api/graphql", new { query });
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private Task<ContentDefinitions> DefinitionsAsync() =>
        fixture.Site.AsAsync(Actor.System, async services => await services.GetRequiredService<DefinitionStore>().GetAsync(default));
}

public sealed class ContentTypesOnSqliteTests(SqliteSite site) : ContentTypesTests(site), IClassFixture<SqliteSite>;

public sealed class ContentTypesOnPostgresTests(PostgresSite site) : ContentTypesTests(site), IClassFixture<PostgresSite>;
