using System.Text;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Recipes;

/// <summary>A recipe is carried out whole or not at all, and a second time without harm, on each database.</summary>
public abstract class RunningRecipesTests(SiteFixture fixture)
{
    [SkippableFact]
    public async Task The_set_up_recipe_run_again_creates_and_changes_nothing()
    {
        fixture.Demand();
        var before = await CountAsync();

        var report = await RunAsync(await ShippedAsync("copro.recipe.json"));

        Assert.Equal(0, report.Count(RecipeOutcome.Created));
        Assert.Equal(0, report.Count(RecipeOutcome.Updated));
        Assert.Equal(before, await CountAsync());
    }

    [SkippableFact]
    public async Task A_recipe_that_fails_at_its_last_step_leaves_nothing_of_its_first()
    {
        fixture.Demand();
        var before = await CountAsync();

        await Assert.ThrowsAsync<InvalidRecipeException>(() => RunAsync(Read(
            """
            { "name": "Half", "steps": [
              { "name": "Templates", "Templates": { "Content__Half": { "Content": "half" } } },
              { "name": "content", "data": [
                { "ContentItemId": "4half00000000000000000000a", "ContentType": "Page", "Latest": true, "Published": true, "TitlePart": { "Title": "Half" }, "LocalizationPart": { "Culture": "en" } },
                { "ContentItemId": "4half00000000000000000000b", "ContentType": "Event", "Latest": true, "Published": true, "TitlePart": { "Title": "Ends before it starts" },
                  "LocalizationPart": { "Culture": "en" },
                  "Event": { "Start": { "Value": "2030-01-02T00:00:00Z" }, "End": { "Value": "2030-01-01T00:00:00Z" } } } ] } ] }
            """)));

        Assert.Equal(before, await CountAsync());
        Assert.Null(await FindAsync("4half00000000000000000000a"));
    }

    [SkippableFact]
    public async Task What_an_editor_has_changed_since_is_kept_and_the_report_says_so()
    {
        fixture.Demand();
        var recipe = Read(
            """
            { "name": "Kept", "steps": [ { "name": "content", "data": [
              { "ContentItemId": "4kept0000000000000000000aa", "ContentItemVersionId": "4kept0000000000000000000bb", "ContentType": "Page", "Latest": true, "Published": true,
                "DisplayText": "As the recipe has it", "TitlePart": { "Title": "As the recipe has it" }, "LocalizationPart": { "Culture": "en" } } ] } ] }
            """);
        await RunAsync(recipe);
        await fixture.Site.AsAsync(Items.Editor("eve"), async services =>
        {
            var content = services.GetRequiredService<ContentManager>();
            var item = await content.GetForEditAsync("4kept0000000000000000000aa", default);
            await content.SaveAsync(item.Titled("As Eve has it"), new() { Publish = true, BaseVersionId = item.ContentItemVersionId }, default);
        });

        var report = await RunAsync(recipe);

        Assert.Equal("As Eve has it", (await FindAsync("4kept0000000000000000000aa"))!.DisplayText);
        Assert.Contains(report.Entries, e => e.Outcome == RecipeOutcome.Skipped && e.Why is { Length: > 0 });
    }

    [SkippableFact]
    public async Task Readers_are_never_kept_waiting_or_refused_while_many_items_are_imported()
    {
        fixture.Demand();
        var items = string.Join(',', Enumerable.Range(0, 1_700).Select(i =>
            $$"""{ "ContentItemId": "4many{{i:D21}}", "ContentItemVersionId": "4manv{{i:D21}}", "ContentType": "Page", "Latest": true, "Published": true, "TitlePart": { "Title": "Many {{i}}" }, "LocalizationPart": { "Culture": "en" } }"""));
        var import = RunAsync(Read($$"""{ "name": "Many", "steps": [ { "name": "content", "data": [ {{items}} ] } ] }"""));
        using var client = fixture.Site.Client();

        var readers = Enumerable.Range(0, 20).Select(async reader =>
        {
            for (var read = 0; !import.IsCompleted || read < 5; read++)
            {
                using var answer = await client.GetAsync($"/api/graphql?query={{page(first:3,skip:{reader}){{displayText}}}}");
                Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
                await Task.Delay(100);
            }
        });
        await Task.WhenAll(readers);

        Assert.Equal(1_700, (await import).Count(RecipeOutcome.Created));
    }

    private Task<RecipeReport> RunAsync(RecipeDocument recipe) => fixture.Site.AsAsync(Actor.System, services =>
        services.GetRequiredService<RecipeRunner>().RunAsync(recipe, new()
        {
            MayReadSettings = true,
            Parameters = new Dictionary<string, string?> { ["SiteName"] = "Co-production Wales", ["AdminUsername"] = Site.AdminName },
        }, default));

    private static RecipeDocument Read(string json) => RecipeReader.Read("test.recipe.json", Encoding.UTF8.GetBytes(json), RecipeFiles.None);

    private static async Task<RecipeDocument> ShippedAsync(string file) =>
        RecipeReader.Read(file, await File.ReadAllBytesAsync(Repository.PathTo("recipes", file)), new RecipeFolder(Repository.PathTo("recipes")));

    private Task<ContentItem?> FindAsync(string id) =>
        fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentQuery>().FindAsync(id, ContentStatus.Latest, default));

    private Task<(int Versions, int Documents)> CountAsync() => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var db = services.GetRequiredService<CmsDbContext>();
        return (await db.Versions.CountAsync(), await db.Documents.CountAsync());
    });
}

public sealed class RunningRecipesOnSqliteTests(SqliteSite site) : RunningRecipesTests(site), IClassFixture<SqliteSite>;

public sealed class RunningRecipesOnPostgresTests(PostgresSite site) : RunningRecipesTests(site), IClassFixture<PostgresSite>;
