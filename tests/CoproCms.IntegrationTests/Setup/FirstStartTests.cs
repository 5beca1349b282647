using CoproCms.Data;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Setup;

/// <summary>A site sets itself up at its first start, before it answers anybody, and only then.</summary>
public abstract class FirstStartTests(SiteFixture fixture)
{
    [SkippableFact]
    public async Task A_site_that_answers_is_set_up_whole()
    {
        fixture.Demand();
        using var client = fixture.Site.Client();
        Assert.Equal("Healthy", await client.GetStringAsync("/health/live"));
        await fixture.Site.AsAsync(Actor.System, async services =>
        {
            Assert.True(await services.GetRequiredService<SiteIdentity>().IsSetUpAsync(default));
            var db = services.GetRequiredService<CmsDbContext>();
            Assert.NotEqual(0, await db.Items.CountAsync());
            Assert.Empty(await db.Outbox.ToListAsync());
            Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        });
    }

    [SkippableFact]
    public async Task A_second_start_leaves_the_site_as_it_is()
    {
        fixture.Demand();
        await using var first = await Site.StartAsync(fixture.Database, "Headless");
        var identity = await IdentityAsync(first);
        await first.StopAsync();
        await using var second = await Site.StartAsync(fixture.Database, "Copro", copyOf: first);
        Assert.Equal(identity, await IdentityAsync(second));
    }

    [SkippableFact]
    public async Task Running_the_set_up_recipe_again_leaves_everything_as_it_is()
    {
        fixture.Demand();
        await fixture.Site.AsAsync(Actor.System, async services =>
        {
            var identity = services.GetRequiredService<SiteIdentity>();
            var recipe = (await services.GetRequiredService<RecipeCatalog>().ListAsync(default)).Single(r => r.Name == "Copro");
            var options = new RecipeOptions { MayReadSettings = true, Parameters = await identity.ParametersAsync(default) };
            var report = await services.GetRequiredService<RecipeRunner>().RunAsync(recipe, options, default);
            Assert.Empty(report.Entries.Where(e => e.Outcome is not (RecipeOutcome.Unchanged or RecipeOutcome.Skipped)).Select(e => $"{e.Outcome} {e.Kind} {e.Name}"));
            Assert.Empty(report.Entries.Where(e => e.Kind == "content item" && e.Outcome != RecipeOutcome.Unchanged).Select(e => $"{e.Name}: {e.Why}"));
        });
    }

    private static Task<string?> IdentityAsync(Site site) =>
        site.AsAsync(Actor.System, services => services.GetRequiredService<SiteIdentity>().IdAsync(default));
}

public sealed class FirstStartOnSqlite(SqliteSite site) : FirstStartTests(site), IClassFixture<SqliteSite>;

public sealed class FirstStartOnPostgres(PostgresSite site) : FirstStartTests(site), IClassFixture<PostgresSite>;
