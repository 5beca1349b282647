using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Errors;
using CoproCms.IntegrationTests.Given;
using CoproCms.Parts;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Content;

/// <summary>What the admin's lists are made of: who may list what, the bin, live versions beside drafts, notes and approvals.</summary>
public abstract class ListingTests(SiteFixture fixture)
{
    private static readonly Actor Contributor = new("con", "con", ["ViewContent", "EditOwnContent", "PreviewOwnContent"], ["Contributor"]);

    private Site Site => fixture.Site;

    [SkippableFact]
    public async Task Without_the_permission_to_list_one_lists_what_one_may_edit()
    {
        fixture.Demand();
        var own = await DraftAsync(Contributor, "Listed: own");
        var other = await PublishAsync("Listed: other");

        Assert.Equal([own.ContentItemId], await ListAsync(Contributor, "Listed: o"));
        Assert.Equal([own.ContentItemId, other.ContentItemId], (await ListAsync(Items.Editor("eve"), "Listed: o")).Order(Comparer(own)));
        Assert.Empty(await ListAsync(Items.Visitor, "Listed: o"));
    }

    [SkippableFact]
    public async Task With_the_permission_to_list_one_still_sees_no_draft_of_others()
    {
        fixture.Demand();
        var lister = new Actor("lis", "lis", ["ViewContent", "ListContent", "EditOwnContent"], []);
        await DraftAsync(Items.Editor("eve"), "Lister: draft");
        var live = await PublishAsync("Lister: live");

        Assert.Equal([live.ContentItemId], await ListAsync(lister, "Lister: "));
    }

    [SkippableFact]
    public async Task The_bin_shows_what_is_in_it_to_those_who_may_delete_it()
    {
        fixture.Demand();
        var item = await PublishAsync("Binned");
        await ManageAsync(Items.Editor("eve"), c => c.DeleteAsync(item.ContentItemId, default));
        var request = Titled("Binned") with { Bin = true };

        Assert.Empty(await ListAsync(Items.Editor("eve"), "Binned"));
        Assert.Equal([item.ContentItemId], await ListAsync(Items.Editor("eve"), request));
        Assert.Empty(await ListAsync(Items.Author("ann"), request));
        Assert.Empty(await ListAsync(Contributor, request));
    }

    [SkippableFact]
    public async Task An_item_with_a_newer_draft_counts_as_live()
    {
        fixture.Demand();
        var live = await PublishAsync("Live one");
        var changed = await PublishAsync("Live two");
        await ChangeAsync(Items.Editor("eve"), changed.ContentItemId, "Live two, changed");
        var draft = await DraftAsync(Items.Editor("eve"), "Live three, a draft");
        var hasLive = new ContentFilter.HasLive();

        var found = await ListAsync(Items.Editor("eve"), With(Titled("Live t"), hasLive));
        Assert.Equal([changed.ContentItemId], found);
        Assert.Equal([draft.ContentItemId], await ListAsync(Items.Editor("eve"), With(Titled("Live t"), new ContentFilter.Not(hasLive))));
        Assert.Equal([live.ContentItemId], await ListAsync(Items.Editor("eve"), With(Titled("Live one"), hasLive)));
    }

    [SkippableFact]
    public async Task Counting_goes_no_further_than_the_limit()
    {
        fixture.Demand();
        for (var i = 0; i < 3; i++)
            await PublishAsync($"Counted {i}");

        Assert.Equal(2, await Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentQuery>().CountAsync(Titled("Counted"), 2, default)));
        Assert.Equal(3, await Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentQuery>().CountAsync(Titled("Counted"), 9, default)));
    }

    [SkippableFact]
    public async Task Making_an_older_version_live_again_keeps_its_dates_and_the_draft()
    {
        fixture.Demand();
        var first = await PublishAsync("Turned back");
        var before = await KeyAsync(first.ContentItemId);
        await ChangeAsync(Items.Editor("eve"), first.ContentItemId, "Turned forward");
        await ManageAsync(Items.Editor("eve"), c => c.PublishAsync(first.ContentItemId, default));

        await ManageAsync(Items.Editor("eve"), c => c.MakeLiveAsync(first.ContentItemId, before, default));

        var live = await FindAsync(first.ContentItemId, ContentStatus.Published);
        var draft = await FindAsync(first.ContentItemId, ContentStatus.Draft);
        Assert.Equal(("Turned back", first.PublishedUtc, false), (live!.DisplayText, live.PublishedUtc, live.Latest));
        Assert.Equal("Turned forward", draft!.DisplayText);
        await Assert.ThrowsAsync<ForbiddenException>(() => ManageAsync(Items.Author("ann"), c => c.MakeLiveAsync(first.ContentItemId, before, default)));
    }

    [SkippableFact]
    public async Task A_note_stays_with_its_version_and_the_versions_are_for_those_who_may_edit()
    {
        fixture.Demand();
        var item = await DraftAsync(Contributor, "Noted", "First words");
        await ManageAsync(Contributor, c => c.SaveAsync(item.Clone().Titled("Noted again"), new() { BaseVersionId = item.ContentItemVersionId, Note = " Second words " }, default));

        var versions = await HistoryAsync(Contributor, item.ContentItemId);

        Assert.Equal([(2, "Second words", true), (1, "First words", false)], versions.Select(v => (v.Number, v.Note!, v.Latest)));
        await Assert.ThrowsAsync<NotFoundException>(() => HistoryAsync(Items.Author("ann"), item.ContentItemId));
        var tooLong = await Assert.ThrowsAsync<InvalidContentException>(() => DraftAsync(Contributor, "Noted", new string('x', WriteOptions.MaximumNoteLength + 1)));
        Assert.Equal("Note", tooLong.Errors.Single().Path);
    }

    [SkippableFact]
    public async Task A_date_that_a_contributor_gives_is_kept_once_that_very_version_is_approved()
    {
        fixture.Demand();
        var item = await DraftAsync(Contributor, "Dated", due: true);
        Assert.Null(await RunAsync(item));

        await ManageAsync(Items.Editor("eve"), c => c.ApproveAsync(item.ContentItemId, item.ContentItemVersionId, default));
        var changed = await ChangeAsync(Contributor, item.ContentItemId, "Dated, and changed after the approval");
        Assert.Null(await RunAsync(item));
        await Assert.ThrowsAsync<ConflictException>(() => ManageAsync(Items.Editor("eve"), c => c.ApproveAsync(item.ContentItemId, item.ContentItemVersionId, default)));
        await Assert.ThrowsAsync<ForbiddenException>(() => ManageAsync(Contributor, c => c.ApproveAsync(item.ContentItemId, changed.ContentItemVersionId, default)));

        await ManageAsync(Items.Editor("eve"), c => c.ApproveAsync(item.ContentItemId, changed.ContentItemVersionId, default));
        Assert.Equal("Dated, and changed after the approval", (await RunAsync(item))!.DisplayText);
    }

    [SkippableFact]
    public async Task A_date_is_kept_of_what_someone_saved_who_may_publish()
    {
        fixture.Demand();
        var item = await DraftAsync(Contributor, "Dated twice", due: true);
        await ChangeAsync(Items.Editor("eve"), item.ContentItemId, "Dated, and corrected");

        Assert.Equal("Dated, and corrected", (await RunAsync(item))!.DisplayText);
    }

    [SkippableFact]
    public async Task What_was_due_is_not_published_when_it_was_changed_meanwhile()
    {
        fixture.Demand();
        var item = await DraftAsync(Items.Editor("eve"), "Overtaken", due: true);
        var key = await KeyAsync(item.ContentItemId);
        await ChangeAsync(Contributor, item.ContentItemId, "Overtaken by another");

        await Assert.ThrowsAsync<ConflictException>(() => ManageAsync(Actor.System, c => c.PublishDueAsync(item.ContentItemId, key, default)));
        Assert.Null(await FindAsync(item.ContentItemId, ContentStatus.Published));
    }

    private static IComparer<string> Comparer(ContentItem first) => Comparer<string>.Create((a, b) => (a == first.ContentItemId ? 0 : 1).CompareTo(b == first.ContentItemId ? 0 : 1));

    private static ContentRequest Titled(string text) => new()
    {
        Types = ["Post"],
        Status = ContentStatus.Latest,
        Listed = true,
        Filter = new ContentFilter.Column(ContentColumn.DisplayText, FilterOperator.StartsWith, text),
    };

    private static ContentRequest With(ContentRequest request, ContentFilter filter) => request with { Filter = new ContentFilter.And(request.Filter!, filter) };

    private Task<IReadOnlyList<string>> ListAsync(Actor actor, string text) => ListAsync(actor, Titled(text));

    private Task<IReadOnlyList<string>> ListAsync(Actor actor, ContentRequest request) => Site.AsAsync(actor, async services =>
        (IReadOnlyList<string>)[.. (await services.GetRequiredService<ContentQuery>().ListAsync(request, default)).Select(i => i.ContentItemId)]);

    private Task<IReadOnlyList<VersionInfo>> HistoryAsync(Actor actor, string id) => Site.AsAsync(actor, s => s.GetRequiredService<ContentHistory>().ListAsync(id, null, 10, default));

    private Task<ContentItem> PublishAsync(string title) => Site.PublishAsync("Post", i => i.Titled(title).In("en"));

    private Task<ContentItem> DraftAsync(Actor actor, string title, string? note = null, bool due = false) => Site.AsAsync(actor, async services =>
    {
        var content = services.GetRequiredService<ContentManager>();
        var item = (await content.NewAsync("Post", default)).Titled(title).In("en");
        // Whoever drafts it, it is the contributor's: they may change it later.
        item.Owner = Contributor.UserId;
        return await content.SaveAsync(due ? new ContentSchedule(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), null).ApplyTo(item) : item, new() { Note = note }, default);
    });

    private Task<ContentItem> ChangeAsync(Actor actor, string id, string title) => Site.AsAsync(actor, async services =>
    {
        var content = services.GetRequiredService<ContentManager>();
        var item = await content.GetForEditAsync(id, default);
        return await content.SaveAsync(item.Titled(title), new() { BaseVersionId = item.ContentItemVersionId }, default);
    });

    private async Task<ContentItem?> RunAsync(ContentItem item)
    {
        await Site.Services.GetRequiredService<PublishLaterWorker>().RunOnceAsync(default);
        return await FindAsync(item.ContentItemId, ContentStatus.Published);
    }

    private Task<ContentItem?> FindAsync(string id, ContentStatus status) => Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentQuery>().FindAsync(id, status, default));

    private Task<long> KeyAsync(string id) => Site.AsAsync(Actor.System, s =>
        Task.FromResult(s.GetRequiredService<CoproCms.Data.CmsDbContext>().Items.Single(i => i.ContentItemId == id).LatestVersionId));

    private Task ManageAsync(Actor actor, Func<ContentManager, Task> act) => Site.AsAsync(actor, s => act(s.GetRequiredService<ContentManager>()));
}

public sealed class ListingOnSqliteTests(SqliteSite site) : ListingTests(site), IClassFixture<SqliteSite>;

public sealed class ListingOnPostgresTests(PostgresSite site) : ListingTests(site), IClassFixture<PostgresSite>;
