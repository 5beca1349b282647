using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;
using CoproCms.Outbox;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Recipes;

/// <summary>A recipe shaped like the blog that Orchard Core ships loads as it is, and its content is there for every reader.</summary>
public abstract class BlogRecipeTests(SiteFixture fixture)
{
    [SkippableFact]
    public async Task A_blog_recipe_of_Orchard_Core_loads_and_its_content_is_there()
    {
        fixture.Demand();
        var report = await RunAsync();
        Assert.Equal(
            ["feature.lacking steps/0/enable/38", "step.lacking steps/5", "theme.unknown steps/1/Site"],
            report.Warnings.Select(w => $"{w.Rule} {w.Pointer}").Order(StringComparer.Ordinal));

        var data = await QueryAsync("""
            { blog(where: {path: "hedges"}) { displayText htmlBody { html } }
              blogPost { displayText path subtitle markdownBody { html } image { files { path mediaText } } category { termContentItems { displayText } } tags { termContentItems { displayText } } }
              article(where: {path: "who-we-are"}) { displayText subtitle htmlBody { html } }
              menu(where: {alias: {alias: "hedge-menu"}}) { menuItemsList { menuItems { ... on ContentItem { displayText } } } } }
            """);
        Assert.Equal("<p>A diary of hedges.</p>", (string?)data["blog"]![0]!["htmlBody"]!["html"]);
        var post = data["blogPost"]![0]!;
        Assert.Equal(("blog/laying-a-hedge-in-february", "Gloves help."), ((string?)post["path"], (string?)post["subtitle"]));
        Assert.Contains("<em>low</em>", (string?)post["markdownBody"]!["html"]);
        Assert.Equal("blog/hedge.png", (string?)post["image"]!["files"]![0]!["path"]);
        Assert.Equal("Wildlife", (string?)post["category"]!["termContentItems"]![0]!["displayText"]);
        Assert.Equal("Laying", (string?)post["tags"]!["termContentItems"]![0]!["displayText"]);
        Assert.Contains("bees, hedges and this diary", (string?)data["article"]![0]!["htmlBody"]!["html"]);
        Assert.Equal(["Home", "Who we are"], data["menu"]![0]!["menuItemsList"]!["menuItems"]!.AsArray().Select(i => (string?)i!["displayText"]));

        using var client = fixture.Site.Client();
        using var picture = await client.GetAsync("/media/blog/hedge.png");
        Assert.Equal((HttpStatusCode.OK, "image/png"), (picture.StatusCode, picture.Content.Headers.ContentType?.MediaType));
    }

    [SkippableFact]
    public async Task Loading_it_again_changes_nothing()
    {
        fixture.Demand();
        await RunAsync();
        var again = await RunAsync();
        Assert.Empty(again.Entries.Where(e => e.Outcome is not (RecipeOutcome.Unchanged or RecipeOutcome.Skipped)).Select(e => $"{e.Outcome} {e.Kind} {e.Name}"));
    }

    private Task<RecipeReport> RunAsync() => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var recipe = await RecipeReader.ReadFileAsync(Repository.PathTo("tests", "CoproCms.IntegrationTests", "Recipes", "Blog", "blog.recipe.json"), default);
        var parameters = await services.GetRequiredService<SiteIdentity>().ParametersAsync(default);
        var report = await services.GetRequiredService<RecipeRunner>().RunAsync(recipe, new() { Lenient = true, Parameters = parameters }, default);
        while (await services.GetRequiredService<OutboxWorker>().RunBatchAsync(default) > 0)
        {
            // Until the media files are in their places.
        }

        return report;
    });

    private async Task<JsonNode> QueryAsync(string query)
    {
        using var client = fixture.Site.Client();
        using var answer = await client.PostAsJsonAsync("/api/graphql", new { query });
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.True(json["errors"] is null, json.ToJsonString());
        return json["data"]!;
    }
}

public sealed class BlogRecipeOnSqlite(HeadlessSqlite site) : BlogRecipeTests(site), IClassFixture<HeadlessSqlite>;

public sealed class BlogRecipeOnPostgres(HeadlessPostgres site) : BlogRecipeTests(site), IClassFixture<HeadlessPostgres>;

public sealed class HeadlessSqlite() : SiteFixture(TestDatabase.Sqlite, "Headless");

public sealed class HeadlessPostgres() : SiteFixture(TestDatabase.Postgres, "Headless");
