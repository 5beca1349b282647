using System.Text.Json.Nodes;
using CoproCms.Auditing;
using CoproCms.AuditTrail.Storage;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>Everything that someone does is written down, in the transaction of the doing, with whoever did it.</summary>
public abstract class AuditTrailTests(SiteFixture fixture)
{
    private static readonly Actor Ann = Items.Editor("ann");

    private Site Site => fixture.Site;

    [SkippableFact]
    public async Task What_becomes_of_content_is_written_down_with_the_versions_to_compare()
    {
        fixture.Demand();
        var item = await Site.AsAsync(Ann, async services =>
        {
            var content = services.GetRequiredService<ContentManager>();
            var first = await content.SaveAsync((await content.NewAsync("Post", default)).Titled("Audited").In("en"), new(), default);
            var second = await content.SaveAsync(first.Clone().Titled("Audited again"), new() { Publish = true, BaseVersionId = first.ContentItemVersionId }, default);
            await content.UnpublishAsync(second.ContentItemId, default);
            await content.DeleteAsync(second.ContentItemId, default);
            await content.RestoreAsync(second.ContentItemId, default);
            return second;
        });

        var entries = await EntriesAsync(e => e.Subject == item.ContentItemId);

        Assert.Equal(["created", "saved", "published", "unpublished", "deleted", "restored"], entries.Select(e => e.Action));
        Assert.All(entries, e => Assert.Equal((ActorKind.User, "ann", "Post", "content"), (e.ActorKind, e.ActorName, e.ContentType, e.Category)));
        Assert.Equal((item.ContentItemVersionId, entries[0].VersionId), (entries[1].VersionId, entries[1].PreviousVersionId));
    }

    [SkippableFact]
    public async Task What_is_undone_is_not_written_down()
    {
        fixture.Demand();
        var id = ContentId.New();

        await Assert.ThrowsAsync<InvalidOperationException>(() => Site.AsAsync(Ann, services => services.GetRequiredService<CmsDbContext>().InTransactionAsync(async () =>
        {
            var content = services.GetRequiredService<ContentManager>();
            var item = (await content.NewAsync("Post", default)).Titled("Undone").In("en");
            item.ContentItemId = id;
            await content.SaveAsync(item, new(), default);
            throw new InvalidOperationException();
        }, default)));

        Assert.Empty(await EntriesAsync(e => e.Subject == id));
    }

    [SkippableFact]
    public async Task A_changed_setting_shows_what_it_was_and_became()
    {
        fixture.Demand();
        var was = await Site.AsAsync(Ann, async services => (await services.GetRequiredService<SiteSettingsStore>().GetAsync(default)).PageSize);
        await Site.AsAsync(Ann, services => services.GetRequiredService<SiteSettingsStore>().MergeAsync(new() { ["PageSize"] = was + 1, ["SiteSalt"] = "pinch" }, default));

        var entry = (await EntriesAsync(e => e.Subject == "Settings/Site" && e.ActorName == "ann"))[^1];

        Assert.Equal("changed", entry.Action);
        Assert.Equal($$"""{"PageSize":{{was + 1}},"SiteSalt":"(hidden, another one)"}""", entry.After);
        Assert.DoesNotContain("pinch", entry.After, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_definition_that_is_made_changed_and_removed_leaves_three_entries()
    {
        fixture.Demand();
        await Site.AsAsync(Ann, async services =>
        {
            var store = services.GetRequiredService<DefinitionStore>();
            await store.SetTypeAsync(new("Audited", "Audited", [], []), default);
            await store.SetTypeAsync(new("Audited", "Renamed", [], []), default);
            await store.SetTypeAsync(new("Audited", "Renamed", [], []), default);
            await store.RemoveTypeAsync("Audited", default);
        });

        var entries = await EntriesAsync(e => e.Subject == "ContentType/Audited");

        Assert.Equal(["created", "changed", "removed"], entries.Select(e => e.Action));
        Assert.Equal(("""{"DisplayName":"Audited"}""", """{"DisplayName":"Renamed"}"""), (entries[1].Before, entries[1].After));
    }

    [SkippableFact]
    public async Task What_a_role_gains_and_loses_is_written_down()
    {
        fixture.Demand();
        var id = await Site.AsAsync(Ann, async services =>
        {
            var roles = services.GetRequiredService<RoleWriter>();
            await roles.SetAsync("Auditor", "Looks", ["ViewContent", "EditContent"], default);
            await roles.SetAsync("Auditor", "Looks", ["ViewContent", "DeleteContent"], default);
            return (await services.GetRequiredService<RoleManager<Role>>().FindByNameAsync("Auditor"))!.Id;
        });

        var entries = await EntriesAsync(e => e.Subject == id);

        Assert.Equal(["created", "permissions changed", "permissions changed"], entries.Select(e => e.Action));
        Assert.Equal(("""{"Permissions":["EditContent"]}""", """{"Permissions":["DeleteContent"]}"""), (entries[2].Before, entries[2].After));
        Assert.All(entries, e => Assert.Equal("Auditor", e.Name));
    }

    [SkippableFact]
    public async Task Of_a_user_the_trail_tells_what_changed_and_nothing_personal()
    {
        fixture.Demand();
        var id = await Site.AsAsync(Ann, async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = new User { UserName = "watched", Email = "watched@example.org" };
            Assert.True((await users.CreateAsync(user, "Correct-Horse-7")).Succeeded);
            Assert.True((await users.AddToRoleAsync(user, SystemRoles.Editor)).Succeeded);
            Assert.True((await users.SetEmailAsync(user, "elsewhere@example.org")).Succeeded);
            Assert.True((await users.ChangePasswordAsync(user, "Correct-Horse-7", "Correct-Horse-8")).Succeeded);
            user.IsEnabled = false;
            Assert.True((await users.UpdateAsync(user)).Succeeded);
            return user.Id;
        });

        var entries = await EntriesAsync(e => e.Subject == id);

        Assert.Equal(["created", "roles changed"], entries.Take(2).Select(e => e.Action));
        Assert.Equal("""{"Roles":["Editor"]}""", entries[1].After);
        Assert.Contains(entries, e => e.After == """{"Changed":["Password"]}""");
        Assert.Equal("""{"IsEnabled":false}""", entries[^1].After);
        Assert.DoesNotContain(entries, e => $"{e.Before}{e.After}".Contains("example.org", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task An_import_names_whoever_asked_for_it()
    {
        fixture.Demand();
        var recipe = RecipeReader.Read("audited.recipe.json", """{"name":"Audited","steps":[{"name":"settings","PageTitleFormat":"{{ Site.SiteName }}!"}]}"""u8, RecipeFiles.None);
        await Site.AsAsync(Ann, async services =>
        {
            await services.GetRequiredService<RecipeRunner>().RunAsync(recipe, new() { DryRun = true }, default);
            await services.GetRequiredService<RecipeRunner>().RunAsync(recipe, new(), default);
        });

        var entry = Assert.Single(await EntriesAsync(e => e.Subject == "audited.recipe.json"));
        var change = (await EntriesAsync(e => e.Subject == "Settings/Site" && e.After!.Contains("PageTitleFormat")))[^1];

        Assert.Equal(("ann", "imported", "Audited"), (entry.ActorName, entry.Action, entry.Name));
        Assert.Equal(("ann", ActorKind.User), (change.ActorName, change.ActorKind));
    }

    [SkippableFact]
    public async Task An_address_is_kept_only_where_the_settings_allow_it()
    {
        fixture.Demand();
        var what = new AuditEvent(AuditCategories.SignIn, AuditActions.SignInFailed, "addressed") { ClientAddress = "192.0.2.7" };
        await Site.AsAsync(Ann, services => services.GetRequiredService<Audit>().SaveAsync(what, default));
        await Site.AsAsync(Ann, services => services.GetRequiredService<SiteSettingsStore>().MergeAsync(new() { [Audit.Section] = new JsonObject { [Audit.KeepsAddresses] = true } }, default));
        await Site.AsAsync(Ann, services => services.GetRequiredService<Audit>().SaveAsync(what, default));

        var entries = await EntriesAsync(e => e.Subject == "addressed");

        Assert.Equal([null, "192.0.2.7"], entries.Select(e => e.ClientAddress));
    }

    [SkippableFact]
    public async Task Old_entries_are_forgotten_a_piece_at_a_time()
    {
        fixture.Demand();
        var then = DateTime.UnixEpoch.AddYears(40);
        await Site.AsAsync(Actor.System, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            for (var i = 0; i < 2500; i++)
                db.Add(new AuditEntry { Id = KeyGenerator.First(then) + i, WhenUtc = then, Category = "content", Action = "saved", Subject = "old" });
            await db.SaveChangesAsync();
        });
        var others = (await EntriesAsync(e => e.Subject != "old")).Count;

        await Site.Services.GetRequiredService<AuditCleaner>().CleanAsync(default);

        Assert.Empty(await EntriesAsync(e => e.Subject == "old"));
        Assert.True(others <= (await EntriesAsync(e => e.Subject != "old")).Count);
    }

    private Task<List<AuditEntry>> EntriesAsync(System.Linq.Expressions.Expression<Func<AuditEntry, bool>> which) => Site.AsAsync(Actor.System, services =>
        services.GetRequiredService<CmsDbContext>().Set<AuditEntry>().AsNoTracking().Where(which).OrderBy(e => e.Id).ToListAsync());
}

public sealed class SqliteAuditTrailTests(SqliteSite site) : AuditTrailTests(site), IClassFixture<SqliteSite>;

public sealed class PostgresAuditTrailTests(PostgresSite site) : AuditTrailTests(site), IClassFixture<PostgresSite>;
