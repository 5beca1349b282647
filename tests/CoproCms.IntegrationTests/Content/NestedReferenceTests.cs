using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Indexing;
using CoproCms.IntegrationTests.Given;
using CoproCms.IntegrationTests.Queries;
using CoproCms.Outbox;
using CoproCms.Security;
using CoproCms.Taxonomies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Content;

/// <summary>What nested items point to, in databases that are older than the noting of it too.</summary>
public abstract class NestedReferenceTests(SiteFixture fixture)
{
    private const string Before = "ListingsByCulture";

    [SkippableFact]
    public async Task An_older_database_learns_what_stands_inside_and_saved_queries_go_on_seeing_only_what_an_item_bears_itself()
    {
        fixture.Demand();
        var term = await fixture.Site.AsAsync(Actor.System, async s => (await s.GetRequiredService<TaxonomyReader>().FindAsync("themes", default))!.Terms[0].Id);
        await fixture.Site.AsAsync(Actor.System, DefineAsync);
        var album = await fixture.Site.PublishAsync("Album", item =>
        {
            item.RequirePart("Album")["Themes"] = Bearing(term);
            item.RequirePart("BagPart")["ContentItems"] = new JsonArray(new JsonObject { ["ContentType"] = "Album", ["Album"] = new JsonObject { ["Themes"] = Bearing(term) } });
        });
        var inside = await fixture.Site.PublishAsync("Album", item => item.RequirePart("BagPart")["ContentItems"] =
            new JsonArray(new JsonObject { ["ContentType"] = "Album", ["Album"] = new JsonObject { ["Themes"] = Bearing(term) } }));
        Assert.Equal([album.ContentItemId, inside.ContentItemId], await BearersAsync(term));

        await fixture.Site.AsAsync(Actor.System, async s =>
        {
            var db = s.GetRequiredService<CmsDbContext>();
            await db.GetService<IMigrator>().MigrateAsync(Before);
            await db.References.Where(r => r.Field == "").ExecuteDeleteAsync();
        });
        Assert.Equal([album.ContentItemId], await BearersAsync(term));

        await fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<CmsDbContext>().GetService<IMigrator>().MigrateAsync());
        while (await fixture.Site.Services.GetRequiredService<OutboxWorker>().RunBatchAsync(default) > 0)
        {
        }

        Assert.Equal([album.ContentItemId, inside.ContentItemId], await BearersAsync(term));
        Assert.Equal(
            $$"""[{"ContentItemId":"{{album.ContentItemId}}","ContentPart":"Album","ContentField":"Themes"}]""",
            await fixture.Site.JsonAsync($"SELECT ContentItemId, ContentPart, ContentField FROM TaxonomyIndex WHERE ContentType = 'Album' AND TermContentItemId = '{term}'"));
    }

    [SkippableFact]
    public async Task Content_of_a_type_that_is_not_defined_keeps_what_was_noted_of_it()
    {
        fixture.Demand();
        var term = await fixture.Site.AsAsync(Actor.System, async s => (await s.GetRequiredService<TaxonomyReader>().FindAsync("themes", default))!.Terms[1].Id);
        await fixture.Site.AsAsync(Actor.System, DefineAsync);
        await fixture.Site.PublishAsync("Album", item => item.RequirePart("Album")["Themes"] = Bearing(term));
        await fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<DefinitionStore>().RemoveTypeAsync("Album", default));

        await fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<ReferenceRebuilding>().RunAsync(default));

        Assert.True(await fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<CmsDbContext>().References.AnyAsync(r => r.TargetId == term && r.Field == "Themes" && r.Part == "Album")));
    }

    private static JsonObject Bearing(string term) => new() { ["TermContentItemIds"] = new JsonArray(term) };

    private static async Task DefineAsync(IServiceProvider services)
    {
        var store = services.GetRequiredService<DefinitionStore>();
        var part = new ContentPartDefinition("Album", [], [new("Themes", "TaxonomyField", [])]);
        await store.SetPartAsync(part, default);
        var bag = new JsonObject { ["BagPartSettings"] = new JsonObject { ["ContainedContentTypes"] = new JsonArray("Album") } };
        await store.SetTypeAsync(new("Album", "Album", [], [new("Album", part, []), new("BagPart", new("BagPart", [], []), bag)]), default);
    }

    private Task<string[]> BearersAsync(string term) => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var found = await services.GetRequiredService<ContentQuery>().ListAsync(
            new() { Types = ["Album"], Filter = new ContentFilter.Mentions([term]), OrderBy = [ContentSort.By(ContentColumn.CreatedUtc)] }, default);
        return found.Select(i => i.ContentItemId).ToArray();
    });
}

public sealed class NestedReferencesOnSqliteTests(SqliteSite site) : NestedReferenceTests(site), IClassFixture<SqliteSite>;

public sealed class NestedReferencesOnPostgresTests(PostgresSite site) : NestedReferenceTests(site), IClassFixture<PostgresSite>;
