using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Parts;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.GraphQL.Mutations;

/// <summary>Publishing, scheduling, deleting: what the public sees after each.</summary>
public sealed class LifeTests : IAsyncLifetime
{
    private static readonly TypeBuilder Post = new TypeBuilder("Post").Part("TitlePart").Part("LocalizationPart").Part("PublishLaterPart");

    private GraphQLSite _site = null!;
    private ContentItem _post = null!;

    public async Task InitializeAsync()
    {
        _site = await GraphQLSite.StartAsync(Post, "Plain");
        await using var session = _site.Engine.As(_site.Engine.User("ann", "PublishContent"));
        _post = await session.PublishAsync("Post", """{"TitlePart":{"Title":"First"},"LocalizationPart":{"Culture":"en"}}""");
    }

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task A_draft_stands_beside_what_is_live_until_it_is_published()
    {
        await SaveDraftAsync("Second");
        Assert.Equal("First", await LiveAsync());

        var payload = await _site.ChangeAsync(By("publishPost"));
        Assert.Equal("Second", await LiveAsync());
        Assert.Equal("""{"displayText":"Second","published":true,"latest":true}""", payload["contentItem"]!.ToJsonString());
    }

    [Fact]
    public async Task Unpublishing_leaves_a_draft()
    {
        var payload = await _site.ChangeAsync(By("unpublishPost"));

        Assert.Null(await LiveAsync());
        Assert.Equal("""{"displayText":"First","published":false,"latest":true}""", payload["contentItem"]!.ToJsonString());
    }

    [Fact]
    public async Task A_deleted_item_comes_back_from_the_bin_as_it_was()
    {
        var deleted = await _site.ChangeAsync(By("deletePost"));
        Assert.Equal((_post.ContentItemId, null), (deleted.Member("contentItemId"), deleted["contentItem"]));
        Assert.Null(await LiveAsync());
        Assert.Equal("NOT_FOUND", (await _site.RefusalAsync(By("publishPost"))).Code());

        var restored = await _site.ChangeAsync(By("restorePost"));
        Assert.Equal("First", restored["contentItem"]!["displayText"]!.GetValue<string>());
        Assert.Equal("First", await LiveAsync());
        Assert.Equal("NOT_FOUND", (await _site.RefusalAsync(By("restorePost"))).Code());
    }

    [Fact]
    public async Task A_scheduled_draft_goes_live_and_is_taken_off_by_itself()
    {
        await SaveDraftAsync("Second");
        await _site.ChangeAsync(By("schedulePost", """, publishUtc: "2026-03-02T09:00:00Z", archiveUtc: "2026-03-03T09:00:00Z" """));

        Assert.Equal((0, 0), await WorkAsync());
        Assert.Equal("First", await LiveAsync());
        _site.Engine.Time.Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal((1, 0), await WorkAsync());
        Assert.Equal("Second", await LiveAsync());
        _site.Engine.Time.Now = new(2026, 3, 3, 9, 0, 0, TimeSpan.Zero);
        Assert.Equal((0, 1), await WorkAsync());
        Assert.Null(await LiveAsync());
        Assert.Equal((0, 0), await WorkAsync());
    }

    [Fact]
    public async Task A_schedule_is_changed_and_taken_back_date_by_date()
    {
        await SaveDraftAsync("Second");
        await _site.ChangeAsync(By("schedulePost", """, publishUtc: "2026-03-02T09:00:00Z", archiveUtc: "2026-03-03T09:00:00Z" """));
        await _site.ChangeAsync(By("schedulePost", ", publishUtc: null"));
        Assert.Equal(new(null, new DateTime(2026, 3, 3, 9, 0, 0, DateTimeKind.Utc)), ContentSchedule.Of(await LatestAsync()));

        _site.Engine.Time.Now += TimeSpan.FromDays(1);
        Assert.Equal((0, 0), await WorkAsync());
    }

    [Fact]
    public async Task What_is_live_is_scheduled_to_be_taken_off_without_a_draft_in_between()
    {
        await _site.ChangeAsync(By("schedulePost", """, archiveUtc: "2026-03-03T09:00:00Z" """));
        Assert.True((await LatestAsync()).Published);

        _site.Engine.Time.Now += TimeSpan.FromDays(3);
        Assert.Equal((0, 1), await WorkAsync());
    }

    [Fact]
    public async Task Types_that_attach_no_dates_are_scheduled_too()
    {
        await using var session = _site.Engine.As();
        var plain = await session.DraftAsync("Plain", """{"TitlePart":{"Title":"Plain"}}""");
        await _site.ChangeAsync($$"""mutation { schedulePlain(contentItemId: "{{plain.ContentItemId}}", publishUtc: "2026-03-02T09:00:00Z") { contentItemId } }""");

        _site.Engine.Time.Now += TimeSpan.FromDays(1);
        Assert.Equal((1, 0), await WorkAsync());
    }

    /// <summary>The date at which it went live stays in the version; it must not make it live again.</summary>
    [Fact]
    public async Task What_went_live_by_its_date_stays_off_when_it_is_taken_off()
    {
        await SaveDraftAsync("Second");
        await _site.ChangeAsync(By("schedulePost", """, publishUtc: "2026-03-02T09:00:00Z" """));
        _site.Engine.Time.Now += TimeSpan.FromDays(1);
        Assert.Equal((1, 0), await WorkAsync());

        await _site.ChangeAsync(By("unpublishPost"));
        Assert.Equal((0, 0), await WorkAsync());
        Assert.Null(await LiveAsync());
    }

    [Theory]
    [InlineData(""", publishUtc: "2026-03-02T09:00:00Z" """, "publishUtc", "schedule.live", true)]
    [InlineData(""", publishUtc: "2026-02-02T09:00:00Z" """, "publishUtc", "schedule.past", false)]
    [InlineData(""", archiveUtc: "2026-02-02T09:00:00Z" """, "archiveUtc", "schedule.past", false)]
    [InlineData(""", publishUtc: "2026-03-02T09:00:00Z", archiveUtc: "2026-03-02T08:00:00Z" """, "archiveUtc", "schedule.order", false)]
    public async Task Dates_that_make_no_sense_are_refused(string dates, string argument, string code, bool live)
    {
        if (!live)
            await SaveDraftAsync("Second");
        var error = await _site.RefusalAsync(By("schedulePost", dates));
        var fault = error["extensions"]!["errors"]![0]!;

        Assert.Equal((code, argument), (fault["code"]!.GetValue<string>(), fault["inputPath"]![0]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_schedule_needs_a_date() =>
        Assert.Equal("schedule.empty", (await _site.RefusalAsync(By("schedulePost")))["extensions"]!["errors"]![0]!["code"]!.GetValue<string>());

    /// <summary>The site itself publishes at the date, so what goes live by it needs the word of someone who may publish.</summary>
    [Fact]
    public async Task Those_who_may_not_publish_give_a_date_that_waits_for_an_approval_and_slip_nothing_in_after_it()
    {
        var contributor = _site.User("con", "EditOwnContent", "ViewContent");
        var draft = await _site.ChangeAsync("""mutation { createPost(input: {titlePart: {title: "Mine"}}, publish: false) { contentItemId } }""", actor: contributor);
        var id = draft.Member("contentItemId");
        await _site.ChangeAsync($$"""mutation { schedulePost(contentItemId: "{{id}}", publishUtc: "2026-03-02T09:00:00Z") { contentItemId } }""", actor: contributor);
        _site.Engine.Time.Now += TimeSpan.FromDays(7);
        Assert.Equal(0, await _site.Engine.Get<PublishLaterWorker>().RunOnceAsync(default));

        await using var session = _site.Engine.As();
        var version = (await session.LatestAsync(id))!.ContentItemVersionId;
        await session.Content.ApproveAsync(id, version, default);
        await _site.ChangeAsync(
            $$$"""mutation { saveDraftPost(contentItemId: "{{{id}}}", baseVersionId: "{{{version}}}", input: {titlePart: {title: "Slipped in"}}) { contentItemId } }""", actor: contributor);
        Assert.Equal(0, await _site.Engine.Get<PublishLaterWorker>().RunOnceAsync(default));

        await session.Content.ApproveAsync(id, (await session.LatestAsync(id))!.ContentItemVersionId, default);
        Assert.Equal(1, await _site.Engine.Get<PublishLaterWorker>().RunOnceAsync(default));
    }

    [Fact]
    public async Task The_other_languages_are_not_touched()
    {
        await using var session = _site.Engine.As();
        var welsh = await session.PublishAsync("Post", $$$"""{"TitlePart":{"Title":"Cyntaf"},"LocalizationPart":{"Culture":"cy","LocalizationSet":"{{{_post.LocalizationSet}}}"}}""");
        await SaveDraftAsync("Second");
        await _site.ChangeAsync(By("publishPost"));
        await _site.ChangeAsync(By("unpublishPost"));
        await _site.ChangeAsync(By("deletePost"));

        var now = (await session.LiveAsync(welsh.ContentItemId))!;
        Assert.Equal((welsh.ContentItemVersionId, welsh.ModifiedUtc, true), (now.ContentItemVersionId, now.ModifiedUtc, now.Latest));
    }

    private string By(string mutation, string more = "") =>
        $$"""mutation { {{mutation}}(contentItemId: "{{_post.ContentItemId}}"{{more}}) { contentItemId contentItem { displayText published latest } } }""";

    private Task<JsonObject> SaveDraftAsync(string title) => _site.ChangeAsync(
        $$$"""mutation { saveDraftPost(contentItemId: "{{{_post.ContentItemId}}}", baseVersionId: "{{{_post.ContentItemVersionId}}}", input: {titlePart: {title: "{{{title}}}"}}) { contentItemId } }""");

    private async Task<string?> LiveAsync()
    {
        var answer = JsonNode.Parse(await _site.DataAsync($$"""{ contentItem(contentItemId: "{{_post.ContentItemId}}") { displayText } }"""))!;
        return answer["contentItem"]?["displayText"]?.GetValue<string>();
    }

    private async Task<ContentItem> LatestAsync()
    {
        await using var session = _site.Engine.As();
        return (await session.LatestAsync(_post.ContentItemId))!;
    }

    private async Task<(int Published, int Archived)> WorkAsync() =>
        (await _site.Engine.Get<PublishLaterWorker>().RunOnceAsync(default), await _site.Engine.Get<ArchiveLaterWorker>().RunOnceAsync(default));
}
