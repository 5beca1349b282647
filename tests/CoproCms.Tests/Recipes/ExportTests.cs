using CoproCms.Content;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;

namespace CoproCms.Tests.Recipes;

/// <summary>A deployment export in all its shapes, made elsewhere: it loads in lenient mode, and what was passed over is said.</summary>
public sealed class ExportTests
{
    [Fact]
    public async Task An_export_of_another_site_loads_in_lenient_mode()
    {
        await using var site = await RecipeSite.StartAsync();
        var report = await RunAsync(site);
        Assert.Equal(
            [
                "deployment.unknown steps/14/Plans/0/Steps/0/Type",
                "feature.lacking steps/1/enable/1",
                "feature.lacking steps/1/enable/2",
                "step.lacking steps/11",
                "step.lacking steps/15",
                "step.lacking steps/8",
                "theme.unknown steps/10/Site",
            ],
            report.Warnings.Where(w => w.Rule != "part.unknown").Select(w => $"{w.Rule} {w.Pointer}").Order(StringComparer.Ordinal));

        await using var session = site.Engine.As();
        var entry = (await session.LiveAsync("4entry00000000000000000000"))!;
        Assert.Equal(("The first potatoes", "diary/the-first-potatoes"), (entry.DisplayText, entry.Path));
        Assert.Equal(12.5m, entry.Field("Entry", "Rain").Number("Value"));
        Assert.Equal(1m, entry.Part("Unknown").Number("x"));
        Assert.NotNull(await session.LiveAsync("4draft00000000000000000000"));
        Assert.Equal("Garden", (await session.LiveAsync("4menu000000000000000000000"))!.Part("MenuItemsListPart").Objects("MenuItems").Single().Text("DisplayText"));
    }

    [Fact]
    public async Task Loading_it_again_changes_nothing()
    {
        await using var site = await RecipeSite.StartAsync();
        await RunAsync(site);
        var rows = await site.RowsAsync();
        var again = await RunAsync(site);
        Assert.Equal(0, again.Count(RecipeOutcome.Created) + again.Count(RecipeOutcome.Updated));
        Assert.Equal(rows, await site.RowsAsync());
    }

    [Fact]
    public async Task In_strict_mode_every_name_that_is_not_known_is_told()
    {
        await using var site = await RecipeSite.StartAsync();
        var error = await Assert.ThrowsAsync<InvalidRecipeException>(() => RunAsync(site, lenient: false));
        Assert.Equal(
            ["deployment.unknown", "feature.lacking", "feature.lacking", "part.unknown", "theme.unknown"],
            error.Faults.Select(f => f.Rule).Order(StringComparer.Ordinal));
    }

    private static async Task<RecipeReport> RunAsync(RecipeSite site, bool lenient = true)
    {
        await using var session = site.Engine.As();
        var recipe = await RecipeReader.ReadFileAsync(Fixture.Path("Recipes/Fixtures/export.recipe.json"), default);
        return await session.Get<RecipeRunner>().RunAsync(recipe, new() { Lenient = lenient }, default);
    }
}
