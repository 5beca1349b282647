using System.Net;
using System.Text.Json.Nodes;
using CoproCms.AuditTrail.Storage;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>Content is given to another owner in its form, by those who may, and whoever owns it is seen afterwards.</summary>
public abstract class OwnerTests(EditingSite fixture)
{
    private const string Summary = "Post.Summary.Text";

    [SkippableFact]
    public async Task Who_may_gives_an_item_to_another_user_and_nothing_else_changes()
    {
        fixture.Demand();
        var (before, bryn) = (await fixture.DraftAsync("Given away"), await fixture.IdOfAsync(EditingSite.Bryn));
        before = await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<ContentManager>().PublishAsync(before.ContentItemId, default));
        var form = await AdminOpensAsync(before);
        form["Owner"] = bryn;

        using var answer = await form.SaveAsync();

        Assert.True(answer.IsSuccessStatusCode);
        var after = await fixture.LatestAsync(before.ContentItemId);
        Assert.Equal((bryn, before.CreatedUtc, before.DisplayText, before.PublishedUtc), (after.Owner, after.CreatedUtc, after.DisplayText, after.PublishedUtc));
        Assert.True(JsonNode.DeepEquals(before.Content, after.Content));
        var live = await FindAsync(before.ContentItemId, ContentStatus.Published);
        Assert.Equal((before.ContentItemVersionId, bryn), (live!.ContentItemVersionId, live.Owner));
        Assert.Equal(bryn, (await AdminOpensAsync(before))["Owner"]);
    }

    [SkippableFact]
    public async Task The_new_owner_stands_among_the_versions_and_in_the_audit_trail()
    {
        fixture.Demand();
        var (item, bryn) = (await fixture.DraftAsync("Written down"), await fixture.IdOfAsync(EditingSite.Bryn));
        var form = await AdminOpensAsync(item);
        (form["Owner"], form["VersionNote"]) = (bryn, "As agreed");

        (await form.SaveAsync()).Dispose();

        var versions = await (await fixture.BrowserAsync(EditingSite.Ann)).GetStringAsync($"/Admin/Contents/ContentItems/{item.ContentItemId}/Versions");
        Assert.Contains("As agreed · Given to Bryn", WebUtility.HtmlDecode(versions), StringComparison.Ordinal);
        var entry = await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<CmsDbContext>().Set<AuditEntry>().AsNoTracking()
            .SingleAsync(e => e.Subject == item.ContentItemId && e.Action == "owner changed"));
        Assert.Equal(("admin", "Written down"), (entry.ActorName, entry.Name));
        Assert.Contains("Bryn", entry.After, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_save_that_leaves_the_owner_alone_says_nothing_of_one()
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("Nobody's");
        var form = await AdminOpensAsync(item);
        form[Summary] = "Something else";

        using var answer = await form.SaveAsync();

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Null((await fixture.LatestAsync(item.ContentItemId)).Owner);
        Assert.False(await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<CmsDbContext>().Set<AuditEntry>()
            .AnyAsync(e => e.Subject == item.ContentItemId && e.Action == "owner changed")));
    }

    [SkippableFact]
    public async Task Who_may_not_has_no_such_control_and_is_refused_without_it()
    {
        fixture.Demand();
        var (item, bryn) = (await fixture.DraftAsync("Not to be given"), await fixture.IdOfAsync(EditingSite.Bryn));
        var form = await fixture.OpenAsync(EditingSite.Ann, item);
        Assert.DoesNotContain("Owner", form.Values.Keys);
        (form["Owner"], form["OwnerBefore"]) = (bryn, "");

        using var answer = await form.SaveAsync();

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Null((await fixture.LatestAsync(item.ContentItemId)).Owner);
    }

    [SkippableTheory]
    [InlineData("4nobody0000000000000000000")]
    [InlineData("Bryn")]
    public async Task An_owner_who_does_not_exist_is_refused_at_the_control(string owner)
    {
        fixture.Demand();
        var item = await fixture.DraftAsync("For nobody");
        var form = await AdminOpensAsync(item);
        (form["Owner"], form[Summary]) = (owner, "These words stay");

        using var answer = await form.SaveAsync();

        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The new owner must be a user of this site.", html, StringComparison.Ordinal);
        Assert.Contains("id=\"Owner-fault\"", html, StringComparison.Ordinal);
        Assert.Contains("These words stay", html, StringComparison.Ordinal);
        Assert.Equal(item.ContentItemVersionId, (await fixture.LatestAsync(item.ContentItemId)).ContentItemVersionId);
    }

    [SkippableFact]
    public async Task An_item_that_has_an_owner_keeps_one()
    {
        fixture.Demand();
        var (item, bryn) = (await fixture.DraftAsync("Owned"), await fixture.IdOfAsync(EditingSite.Bryn));
        var form = await AdminOpensAsync(item);
        form["Owner"] = bryn;
        (await form.SaveAsync()).Dispose();
        var again = await AdminOpensAsync(item);
        again["Owner"] = "";

        using var answer = await again.SaveAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(bryn, (await fixture.LatestAsync(item.ContentItemId)).Owner);
    }

    [SkippableFact]
    public async Task The_permission_of_the_type_is_enough_and_whoever_gives_their_own_away_is_told_so()
    {
        fixture.Demand();
        var (ann, bryn) = (await fixture.IdOfAsync(EditingSite.Ann), await fixture.IdOfAsync(EditingSite.Bryn));
        var giver = new Actor(ann, EditingSite.Ann, ["EditOwnContent", "EditContentOwner_Post"], []);
        var own = await fixture.Site.AsAsync(giver, async services =>
        {
            var content = services.GetRequiredService<ContentManager>();
            return await content.SaveAsync((await content.NewAsync("Post", default)).Titled("My own").In("en"), new(), default);
        });

        var given = await SaveAsAsync(giver, own, bryn);

        Assert.Equal(bryn, given.Owner);
        await Assert.ThrowsAsync<ForbiddenException>(() => SaveAsAsync(giver, given, ann));
        await Assert.ThrowsAsync<ForbiddenException>(() => SaveAsAsync(new Actor(bryn, EditingSite.Bryn, ["EditOwnContent", "EditContentOwner_Event"], []), given, ann));
    }

    [SkippableFact]
    public async Task What_comes_too_late_is_merged_with_the_owner_that_was_chosen()
    {
        fixture.Demand();
        var (item, bryn) = (await fixture.DraftAsync("Given late"), await fixture.IdOfAsync(EditingSite.Bryn));
        var (late, ann) = (await AdminOpensAsync(item), await fixture.OpenAsync(EditingSite.Ann, item));
        ann[Summary] = "Ann was quicker";
        (await ann.SaveAsync()).Dispose();
        (late["Owner"], late["TitlePart.Title"]) = (bryn, "Given late, renamed");
        using var merge = await late.SaveAsync();
        Assert.EndsWith("/Merge", merge.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);

        using var saved = await late.DecideAsync(await merge.Content.ReadAsStringAsync());

        Assert.EndsWith("/Edit", saved.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var latest = await fixture.LatestAsync(item.ContentItemId);
        Assert.Equal((bryn, "Given late, renamed", "Ann was quicker"), (latest.Owner, latest.DisplayText, (string?)latest.Field("Post", "Summary")!["Text"]));
    }

    private async Task<OpenForm> AdminOpensAsync(ContentItem item) =>
        await OpenForm.ReadAsync(await fixture.BrowserAsync(Site.AdminName, Site.AdminPassword), $"/Admin/Contents/ContentItems/{item.ContentItemId}/Edit");

    private Task<ContentItem?> FindAsync(string id, ContentStatus status) =>
        fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<ContentQuery>().FindAsync(id, status, default));

    private Task<ContentItem> SaveAsAsync(Actor actor, ContentItem item, string owner) => fixture.Site.AsAsync(actor, services =>
        services.GetRequiredService<ContentManager>().SaveAsync(item, new() { BaseVersionId = item.ContentItemVersionId, Owner = owner }, default));
}

public sealed class SqliteOwnerTests(SqliteEditingSite site) : OwnerTests(site), IClassFixture<SqliteEditingSite>;

public sealed class PostgresOwnerTests(PostgresEditingSite site) : OwnerTests(site), IClassFixture<PostgresEditingSite>;
