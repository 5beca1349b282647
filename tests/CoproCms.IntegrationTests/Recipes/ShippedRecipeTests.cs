using System.Net;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.Recipes;

/// <summary>Every recipe in <c>recipes/</c> sets a site up on every database.</summary>
public sealed class ShippedRecipeTests
{
    public static TheoryData<string, string> Shipped => new()
    {
        { "Copro", "Sqlite" },
        { "Copro", "Postgres" },
        { "Headless", "Sqlite" },
        { "Headless", "Postgres" },
    };

    [SkippableTheory]
    [MemberData(nameof(Shipped))]
    public async Task A_shipped_recipe_sets_the_site_up_and_its_home_page_answers(string recipe, string databaseName)
    {
        var database = databaseName == "Sqlite" ? TestDatabase.Sqlite : TestDatabase.Postgres;
        Skip.If(database.Missing is not null && Environment.GetEnvironmentVariable("COPROCMS_TESTS_FORBID_SKIPS") != "1", database.Missing);
        await using var site = await Site.StartAsync(database, recipe);
        using var client = site.Client();

        var home = await client.GetAsync("/");
        var graphQL = await client.GetAsync("/api/graphql?query={post(first:1){displayText}}");

        Assert.Equal(recipe == "Headless" ? HttpStatusCode.NotFound : HttpStatusCode.OK, home.StatusCode);
        Assert.Equal(HttpStatusCode.OK, graphQL.StatusCode);
        Assert.DoesNotContain("errors", await graphQL.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
