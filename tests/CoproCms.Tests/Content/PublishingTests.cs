using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Content;

public sealed class PublishingTests
{
    [Fact]
    public async Task A_draft_is_not_live()
    {
        await using var engine = await Engine.StartAsync("Page");
        await using var session = engine.As();

        var draft = await session.DraftAsync("Page", """{"TitlePart":{"Title":"Hedgerow day"}}""");

        Assert.Null(await session.LiveAsync(draft.ContentItemId));
        Assert.Equal("Hedgerow day", (await session.LatestAsync(draft.ContentItemId))?.DisplayText);
    }

    [Fact]
    public async Task Publishing_a_draft_replaces_the_live_version()
    {
        await using var engine = await Engine.StartAsync("Page");
        await using var session = engine.As();
        var page = await session.PublishAsync("Page", """{"TitlePart":{"Title":"Old"}}""");
        await session.ChangeAsync(page.ContentItemId, """{"TitlePart":{"Title":"New"}}""", publish: false);
        Assert.Equal("Old", (await session.LiveAsync(page.ContentItemId))?.DisplayText);

        await session.Content.PublishAsync(page.ContentItemId, default);

        Assert.Equal("New", (await session.LiveAsync(page.ContentItemId))?.DisplayText);
        Assert.Single(await session.Query.ListAsync(new() { Types = ["Page"], Status = ContentStatus.All }, default));
    }

    [Fact]
    public async Task Unpublishing_keeps_the_latest_version_as_a_draft()
    {
        await using var engine = await Engine.StartAsync("Page");
        await using var session = engine.As();
        var page = await session.PublishAsync("Page", """{"TitlePart":{"Title":"Kept"}}""");

        await session.Content.UnpublishAsync(page.ContentItemId, default);

        Assert.Null(await session.LiveAsync(page.ContentItemId));
        Assert.Equal("Kept", (await session.LatestAsync(page.ContentItemId))?.DisplayText);
    }

    [Fact]
    public async Task A_type_without_drafts_publishes_whatever_is_saved()
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Note").Part("TitlePart").Setting("Draftable", false));
        await using var session = engine.As();

        var note = await session.DraftAsync("Note", """{"TitlePart":{"Title":"At once"}}""");

        Assert.NotNull(await session.LiveAsync(note.ContentItemId));
    }

    [Fact]
    public async Task A_type_without_drafts_is_for_those_who_may_publish()
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Note").Part("TitlePart").Setting("Draftable", false));
        await using var contributor = engine.As(engine.User("carys", "EditOwnContent"));
        await using var author = engine.As(engine.User("ann", "PublishOwnContent"));

        await Assert.ThrowsAsync<ForbiddenException>(() => contributor.DraftAsync("Note", """{"TitlePart":{"Title":"At once"}}"""));
        Assert.NotNull(await author.DraftAsync("Note", """{"TitlePart":{"Title":"At once"}}"""));
    }

    [Fact]
    public async Task A_save_based_on_an_older_version_is_a_conflict_and_changes_nothing()
    {
        await using var engine = await Engine.StartAsync("Page");
        await using var session = engine.As();
        var page = await session.PublishAsync("Page", """{"TitlePart":{"Title":"First"}}""");
        await session.ChangeAsync(page.ContentItemId, """{"TitlePart":{"Title":"Second"}}""");

        var conflict = await Assert.ThrowsAsync<ConflictException>(
            () => session.Content.SaveAsync(page, new() { Publish = true, BaseVersionId = page.ContentItemVersionId }, default));

        Assert.Equal(page.ContentItemVersionId, conflict.BaseVersion);
        Assert.Equal("Second", (await session.LiveAsync(page.ContentItemId))?.DisplayText);
    }

    [Fact]
    public async Task A_deleted_item_is_gone_until_it_is_restored_as_it_was()
    {
        await using var engine = await Engine.StartAsync("Page");
        await using var session = engine.As();
        var page = await session.PublishAsync("Page", """{"TitlePart":{"Title":"Back again"}}""");

        await session.Content.DeleteAsync(page.ContentItemId, default);
        Assert.Null(await session.LatestAsync(page.ContentItemId));
        await Assert.ThrowsAsync<NotFoundException>(() => session.Content.DeleteAsync(page.ContentItemId, default));

        await session.Content.RestoreAsync(page.ContentItemId, default);
        Assert.Equal("Back again", (await session.LiveAsync(page.ContentItemId))?.DisplayText);
    }

    [Fact]
    public async Task Someone_without_the_permission_cannot_publish()
    {
        await using var engine = await Engine.StartAsync("Page");
        await using var session = engine.As(engine.User("ann", "EditOwnContent"));
        var draft = await session.DraftAsync("Page", """{"TitlePart":{"Title":"Ann's"}}""");

        var refusal = await Assert.ThrowsAsync<ForbiddenException>(() => session.Content.PublishAsync(draft.ContentItemId, default));

        Assert.Equal("Publish_Page", refusal.Permission);
    }
}
