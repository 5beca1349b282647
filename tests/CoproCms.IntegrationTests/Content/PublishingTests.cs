using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.IntegrationTests.Given;
using CoproCms.Routing;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Content;

/// <summary>The life of an item: draft, live, changed, moved, binned.</summary>
public abstract class PublishingTests(SiteFixture fixture)
{
    [SkippableFact]
    public async Task A_draft_is_seen_by_those_who_may_preview_it_and_by_nobody_else()
    {
        fixture.Demand();
        var draft = await SaveAsync(Items.Author("ann"), "Draft of Ann", publish: false);

        Assert.Null(await FindAsync(Items.Visitor, draft.ContentItemId, ContentStatus.Latest));
        Assert.Null(await FindAsync(Items.Author("ben"), draft.ContentItemId, ContentStatus.Draft));
        Assert.NotNull(await FindAsync(Items.Author("ann"), draft.ContentItemId, ContentStatus.Draft));
        Assert.NotNull(await FindAsync(Items.Editor("eve"), draft.ContentItemId, ContentStatus.Draft));
    }

    [SkippableFact]
    public async Task Publishing_a_draft_replaces_the_live_version()
    {
        fixture.Demand();
        var live = await SaveAsync(Actor.System, "First words", publish: true);
        await ChangeAsync(live.ContentItemId, item => item.Titled("Second words"), publish: false);
        Assert.Equal("First words", (await FindAsync(Items.Visitor, live.ContentItemId, ContentStatus.Published))!.DisplayText);

        await fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentManager>().PublishAsync(live.ContentItemId, default));

        var now = await FindAsync(Items.Visitor, live.ContentItemId, ContentStatus.Published);
        Assert.Equal("Second words", now!.DisplayText);
        Assert.True(now.Latest);
    }

    [SkippableFact]
    public async Task A_save_based_on_an_older_version_is_a_conflict_and_changes_nothing()
    {
        fixture.Demand();
        var first = await SaveAsync(Actor.System, "Contested", publish: true);
        await ChangeAsync(first.ContentItemId, item => item.Titled("Contested by Ann"), publish: true);

        await Assert.ThrowsAsync<ConflictException>(() => fixture.Site.AsAsync(Actor.System, s =>
            s.GetRequiredService<ContentManager>().SaveAsync(first.Clone().Titled("Contested by Ben"), new() { Publish = true, BaseVersionId = first.ContentItemVersionId }, default)));

        Assert.Equal("Contested by Ann", (await FindAsync(Items.Visitor, first.ContentItemId, ContentStatus.Published))!.DisplayText);
    }

    [SkippableFact]
    public async Task Two_editors_who_save_at_once_never_overwrite_each_other()
    {
        fixture.Demand();
        var start = await SaveAsync(Actor.System, "Race", publish: true);
        var saves = Enumerable.Range(0, 8).Select(i => Record.ExceptionAsync(() => fixture.Site.AsAsync(Actor.System, s =>
            s.GetRequiredService<ContentManager>().SaveAsync(start.Clone().Titled($"Race {i}"), new() { Publish = true, BaseVersionId = start.ContentItemVersionId }, default))));

        var failures = await Task.WhenAll(saves);

        Assert.Single(failures, f => f is null);
        Assert.All(failures.Where(f => f is not null), f => Assert.IsType<ConflictException>(f));
    }

    [SkippableFact]
    public async Task A_second_item_of_the_same_title_gets_a_numbered_path()
    {
        fixture.Demand();
        var first = await SaveAsync(Actor.System, "Hello again", publish: true);
        var second = await SaveAsync(Actor.System, "Hello again", publish: true);

        Assert.Equal("news/hello-again", first.Path);
        Assert.Equal("news/hello-again-1", second.Path);
    }

    [SkippableFact]
    public async Task The_same_path_published_at_once_goes_to_one_item_only()
    {
        fixture.Demand();
        var saves = Enumerable.Range(0, 6).Select(i => Record.ExceptionAsync(() => fixture.Site.PublishAsync("Post", item => item.Titled($"Path race {i}").At("news/path-race"))));

        var failures = await Task.WhenAll(saves);

        Assert.Single(failures, f => f is null);
        Assert.All(failures.Where(f => f is not null), f => Assert.IsType<InvalidContentException>(f));
    }

    [SkippableFact]
    public async Task A_path_that_an_item_left_leads_to_where_it_went()
    {
        fixture.Demand();
        var item = await fixture.Site.PublishAsync("Post", i => i.Titled("Moving").At("news/old-place"));
        await ChangeAsync(item.ContentItemId, i => i.At("news/new-place"), publish: true);

        var route = await fixture.Site.AsAsync(Items.Visitor, s => s.GetRequiredService<RouteTable>().FindAsync("news/old-place", default).AsTask());

        Assert.Equal(new RouteMatch(item.ContentItemId, "news/new-place"), route);
    }

    [SkippableFact]
    public async Task A_deleted_item_is_gone_everywhere_until_it_is_restored()
    {
        fixture.Demand();
        var item = await SaveAsync(Actor.System, "Binned", publish: true);
        await fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentManager>().DeleteAsync(item.ContentItemId, default));
        Assert.Null(await FindAsync(Actor.System, item.ContentItemId, ContentStatus.All));

        await fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentManager>().RestoreAsync(item.ContentItemId, default));

        Assert.Equal("Binned", (await FindAsync(Items.Visitor, item.ContentItemId, ContentStatus.Published))!.DisplayText);
    }

    [SkippableFact]
    public async Task An_unpublished_item_stays_as_a_draft()
    {
        fixture.Demand();
        var item = await SaveAsync(Actor.System, "Taken off", publish: true);
        await fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentManager>().UnpublishAsync(item.ContentItemId, default));

        Assert.Null(await FindAsync(Items.Visitor, item.ContentItemId, ContentStatus.Published));
        Assert.NotNull(await FindAsync(Items.Editor("eve"), item.ContentItemId, ContentStatus.Draft));
    }

    [SkippableFact]
    public async Task Someone_who_may_not_publish_is_refused_and_nothing_is_written()
    {
        fixture.Demand();
        var contributor = new Actor("con", "con", ["EditOwnContent"], ["Contributor"]);

        await Assert.ThrowsAsync<ForbiddenException>(() => SaveAsync(contributor, "Not mine to publish", publish: true));

        Assert.Equal(0, await CountAsync("Not mine to publish"));
    }

    private Task<ContentItem> SaveAsync(Actor actor, string title, bool publish) => fixture.Site.AsAsync(actor, async services =>
    {
        var content = services.GetRequiredService<ContentManager>();
        var item = await content.NewAsync("Post", default);
        return await content.SaveAsync(item.Titled(title).In("en"), new() { Publish = publish }, default);
    });

    private Task ChangeAsync(string id, Action<ContentItem> change, bool publish) => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var content = services.GetRequiredService<ContentManager>();
        var item = await content.GetForEditAsync(id, default);
        change(item);
        await content.SaveAsync(item, new() { Publish = publish, BaseVersionId = item.ContentItemVersionId }, default);
    });

    private Task<ContentItem?> FindAsync(Actor actor, string id, ContentStatus status) =>
        fixture.Site.AsAsync(actor, s => s.GetRequiredService<ContentQuery>().FindAsync(id, status, default));

    private Task<int> CountAsync(string title) => fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentQuery>().CountAsync(
        new() { Status = ContentStatus.All, Filter = new CoproCms.Content.Filtering.ContentFilter.Column(CoproCms.Content.Filtering.ContentColumn.DisplayText, CoproCms.Content.Filtering.FilterOperator.Equal, title) }, default));
}

public sealed class PublishingOnSqliteTests(SqliteSite site) : PublishingTests(site), IClassFixture<SqliteSite>;

public sealed class PublishingOnPostgresTests(PostgresSite site) : PublishingTests(site), IClassFixture<PostgresSite>;
