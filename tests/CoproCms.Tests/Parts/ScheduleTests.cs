using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Parts;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Parts;

public sealed class ScheduleTests
{
    private static readonly TypeBuilder Post = new TypeBuilder("Post").Part("TitlePart").Part("PublishLaterPart").Part("ArchiveLaterPart")
        .Field("Picture", "MediaField", """{"MediaFieldSettings":{"RequireMediaText":true}}""");

    [Fact]
    public async Task A_draft_goes_live_when_its_date_has_come()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        var post = await session.DraftAsync("Post", """{"PublishLaterPart":{"ScheduledPublishUtc":"2026-03-01T10:00:00Z"}}""");
        var worker = engine.Get<PublishLaterWorker>();

        Assert.Equal(0, await worker.RunOnceAsync(default));
        Assert.Null(await session.LiveAsync(post.ContentItemId));
        engine.Time.Now += TimeSpan.FromHours(1);
        Assert.Equal(1, await worker.RunOnceAsync(default));
        Assert.Equal(0, await worker.RunOnceAsync(default));
        Assert.NotNull(await session.LiveAsync(post.ContentItemId));
    }

    [Fact]
    public async Task A_new_draft_does_not_go_live_by_the_date_of_the_live_version()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        var post = await session.DraftAsync("Post", """{"TitlePart":{"Title":"One"},"PublishLaterPart":{"ScheduledPublishUtc":"2026-03-01T10:00:00Z"}}""");
        await session.Content.PublishAsync(post.ContentItemId, default);

        await session.ChangeAsync(post.ContentItemId, """{"TitlePart":{"Title":"Two"}}""", publish: false);
        engine.Time.Now += TimeSpan.FromDays(1);

        Assert.Equal(0, await engine.Get<PublishLaterWorker>().RunOnceAsync(default));
        Assert.Equal("One", (await session.LiveAsync(post.ContentItemId))?.DisplayText);
    }

    [Fact]
    public async Task What_may_not_go_live_waits_until_it_is_mended_and_keeps_nothing_else_back()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        const string due = """ "PublishLaterPart":{"ScheduledPublishUtc":"2026-03-01T08:00:00Z"} """;
        var bad = await session.DraftAsync("Post", """{"Post":{"Picture":{"Paths":["a.jpg"]}},""" + due + "}");
        var good = await session.DraftAsync("Post", "{" + due + "}");
        var worker = engine.Get<PublishLaterWorker>();

        Assert.Equal(1, await worker.RunOnceAsync(default));
        Assert.NotNull(await session.LiveAsync(good.ContentItemId));
        Assert.Null(await session.LiveAsync(bad.ContentItemId));

        await session.ChangeAsync(bad.ContentItemId, """{"Post":{"Picture":{"MediaTexts":["A hall"]}}}""", publish: false);
        Assert.Equal(1, await worker.RunOnceAsync(default));
        Assert.NotNull(await session.LiveAsync(bad.ContentItemId));
    }

    [Fact]
    public async Task A_live_item_is_taken_off_when_its_date_has_come_and_can_return_without_it()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        var post = await session.PublishAsync("Post", """{"ArchiveLaterPart":{"ScheduledArchiveUtc":"2026-03-01T10:00:00Z"}}""");
        engine.Time.Now += TimeSpan.FromHours(2);

        Assert.Equal(1, await engine.Get<ArchiveLaterWorker>().RunOnceAsync(default));
        Assert.Null(await session.LiveAsync(post.ContentItemId));

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => session.Content.PublishAsync(post.ContentItemId, default));
        Assert.Equal("ArchiveLaterPart.ScheduledArchiveUtc", refusal.Errors.Single().Path);
        await session.ChangeAsync(post.ContentItemId, """{"TitlePart":{"Title":"Again"}}""");
        Assert.Equal(0, await engine.Get<ArchiveLaterWorker>().RunOnceAsync(default));
        Assert.NotNull(await session.LiveAsync(post.ContentItemId));
    }
}
