using System.Text.Json.Nodes;
using CoproCms.Admin;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.IntegrationTests.Given;
using CoproCms.Parts;
using CoproCms.Reviews;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>A contributor submits, an editor answers; what was approved goes live by its date and nothing else does.</summary>
public abstract class ReviewTests(SiteFixture fixture)
{
    private static readonly Actor Writer = new("writer", "writer", ["ViewContent", "EditOwnContent", "PreviewOwnContent"], ["Contributor"]);
    private static readonly Actor Editor = Items.Editor("eve");

    private Site Site => fixture.Site;

    [SkippableFact]
    public async Task A_submission_waits_for_editors_until_one_answers()
    {
        fixture.Demand();
        var item = await DraftAsync("Waits");
        await ReviewAsync(Writer, r => r.SubmitAsync(item.ContentItemId, item.ContentItemVersionId, "Please look at the date.", default));
        Assert.Equal((ReviewState.Submitted, "Please look at the date.", "writer"), await LastAsync(item, r => (r.State, r.Note!, r.SubmitterName)));
        Assert.Equal(1, await CountAsync(InReviewStatus.Condition, item));

        await ReviewAsync(Editor, r => r.ReturnAsync(item.ContentItemId, item.ContentItemVersionId, "Which year?", default));
        Assert.Equal((ReviewState.Returned, "Which year?", "eve"), await LastAsync(item, r => (r.State, r.Comment!, r.DecidedBy!)));
        Assert.Equal(0, await CountAsync(InReviewStatus.Condition, item));
        Assert.Equal(1, await CountAsync(ReturnedStatus.Condition, item));
    }

    [SkippableFact]
    public async Task A_submission_follows_to_what_its_writer_saves_and_an_answer_to_less_is_a_conflict()
    {
        fixture.Demand();
        var item = await DraftAsync("Follows");
        await ReviewAsync(Writer, r => r.SubmitAsync(item.ContentItemId, item.ContentItemVersionId, null, default));
        var better = await ChangeAsync(Writer, item, "Follows, better");

        Assert.Equal(1, await CountAsync(InReviewStatus.Condition, item));
        await Assert.ThrowsAsync<ConflictException>(() => ReviewAsync(Editor, r => r.ApproveAsync(item.ContentItemId, item.ContentItemVersionId, default)));
        await Assert.ThrowsAsync<ConflictException>(() => ReviewAsync(Editor, r => r.ReturnAsync(item.ContentItemId, item.ContentItemVersionId, "No", default)));
        await ReviewAsync(Editor, r => r.PublishAsync(item.ContentItemId, better.ContentItemVersionId, default));

        Assert.Equal((ReviewState.Approved, "eve"), await LastAsync(item, r => (r.State, r.DecidedBy!)));
        Assert.Equal("Follows, better", (await LiveAsync(item))!.DisplayText);
    }

    [SkippableFact]
    public async Task A_passed_date_waits_for_the_approval_and_is_kept_at_once_after_it()
    {
        fixture.Demand();
        var item = await DraftAsync("Held", due: true);
        await ReviewAsync(Writer, r => r.SubmitAsync(item.ContentItemId, item.ContentItemVersionId, null, default));
        await RunScheduleAsync();
        Assert.Null(await LiveAsync(item));
        Assert.Equal(1, await CountAsync(HeldStatus.Condition(DateTime.UnixEpoch.AddYears(100)), item));

        await ReviewAsync(Editor, r => r.ApproveAsync(item.ContentItemId, item.ContentItemVersionId, default));
        await RunScheduleAsync();

        Assert.NotNull(await LiveAsync(item));
        Assert.Equal(ReviewState.Approved, await LastAsync(item, r => r.State));
        Assert.Equal(0, await CountAsync(HeldStatus.Condition(DateTime.UnixEpoch.AddYears(100)), item));
    }

    [SkippableFact]
    public async Task Answering_needs_the_permission_to_publish_and_a_reason_to_send_back()
    {
        fixture.Demand();
        var item = await DraftAsync("Answered");
        var (id, version) = (item.ContentItemId, item.ContentItemVersionId);
        Assert.Equal("review.none", await RefusalAsync(Editor, r => r.ReturnAsync(id, version, "Nobody asked", default)));
        await ReviewAsync(Writer, r => r.SubmitAsync(id, version, null, default));

        await Assert.ThrowsAsync<ForbiddenException>(() => ReviewAsync(Writer, r => r.ApproveAsync(id, version, default)));
        await Assert.ThrowsAsync<ForbiddenException>(() => ReviewAsync(Writer, r => r.ReturnAsync(id, version, "No", default)));
        await Assert.ThrowsAsync<NotFoundException>(() => ReviewAsync(Items.Author("ann"), r => r.SubmitAsync(id, version, null, default)));
        Assert.Equal("review.comment", await RefusalAsync(Editor, r => r.ReturnAsync(id, version, "  ", default)));
    }

    [SkippableFact]
    public async Task What_an_editor_wrote_stands_in_the_form_again_when_the_answer_is_refused()
    {
        fixture.Demand();
        var item = await DraftAsync("Written on");
        await ReviewAsync(Writer, r => r.SubmitAsync(item.ContentItemId, item.ContentItemVersionId, null, default));
        using var browser = new FormBrowser(await Site.SignInAsync());
        var page = await browser.GetAsync($"/Admin/Contents/ContentItems/{item.ContentItemId}/Review");
        await ChangeAsync(Writer, item, "Written on, better");

        page = await browser.PressAsync(page, ".review-return button", ("comment", "Which year?"));
        Assert.Contains("changed in the meantime", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Which year?", page.QuerySelector("textarea[name=comment]")!.TextContent);

        var words = new string('x', 3000);
        page = await browser.PressAsync(page, ".review-return button", ("comment", words));
        Assert.Equal(words, page.QuerySelector("textarea[name=comment]")!.TextContent);

        page = await browser.PressAsync(page, ".review-return button", ("comment", "Which year?"));
        Assert.Equal((ReviewState.Returned, "Which year?"), await LastAsync(item, r => (r.State, r.Comment!)));
    }

    [SkippableFact]
    public async Task Only_those_who_may_answer_are_told_that_something_waits()
    {
        fixture.Demand();
        var item = await DraftAsync("Waits for others");
        await ReviewAsync(Writer, r => r.SubmitAsync(item.ContentItemId, item.ContentItemVersionId, null, default));

        Assert.Contains(await AwaitingAsync(Editor), a => a is { Count: > 0 } && a.Address.EndsWith(InReviewStatus.Address, StringComparison.Ordinal));
        var self = new Actor("self", "self", ["ViewContent", "EditContent", "PublishOwnContent"], ["Author"]);
        Assert.DoesNotContain(await AwaitingAsync(self), a => a is { Count: > 0 } && a.Address.EndsWith(InReviewStatus.Address, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Content_of_a_type_without_review_is_not_submitted()
    {
        fixture.Demand();
        var item = await DraftAsync("Unreviewed", "Event");
        Assert.Equal("review.off", await RefusalAsync(Writer, r => r.SubmitAsync(item.ContentItemId, item.ContentItemVersionId, null, default)));
    }

    [SkippableFact]
    public async Task Two_who_submit_at_once_open_one_review()
    {
        fixture.Demand();
        var item = await DraftAsync("Twice");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Record.ExceptionAsync(() => ReviewAsync(Writer, r => r.SubmitAsync(item.ContentItemId, item.ContentItemVersionId, null, default)))));

        var reviews = await Site.AsAsync(Actor.System, s => s.GetRequiredService<ReviewDesk>().ListAsync(item.ContentItemId, default));
        Assert.Single(reviews);
    }

    private Task<ContentItem> DraftAsync(string title, string type = "Post", bool due = false) => Site.AsAsync(Writer, async services =>
    {
        await RequireReviewAsync(services);
        var content = services.GetRequiredService<ContentManager>();
        var item = (await content.NewAsync(type, default)).Titled(title).In("en");
        if (type == "Event")
            item.With("Start", new() { ["Value"] = "2030-01-01T10:00:00Z" }).With("End", new() { ["Value"] = "2030-01-01T11:00:00Z" });
        return await content.SaveAsync(due ? new ContentSchedule(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), null).ApplyTo(item) : item, new(), default);
    });

    private static async Task RequireReviewAsync(IServiceProvider services)
    {
        var store = services.GetRequiredService<DefinitionStore>();
        var post = (await store.GetAsync(default)).Type("Post")!;
        if (post.Settings.Object(ReviewSettings.Section) is not null)
            return;
        var settings = (JsonObject)post.Settings.DeepClone();
        settings[ReviewSettings.Section] = new JsonObject { ["Required"] = true };
        await store.SetTypeAsync(post with { Settings = settings }, default);
    }

    private Task<ContentItem> ChangeAsync(Actor actor, ContentItem item, string title) => Site.AsAsync(actor, s => s.GetRequiredService<ContentManager>()
        .SaveAsync(item.Clone().Titled(title), new() { BaseVersionId = item.ContentItemVersionId }, default));

    private Task ReviewAsync(Actor actor, Func<ReviewService, Task> act) => Site.AsAsync(actor, s => act(s.GetRequiredService<ReviewService>()));

    private async Task<string> RefusalAsync(Actor actor, Func<ReviewService, Task> act) =>
        (await Assert.ThrowsAsync<InvalidContentException>(() => ReviewAsync(actor, act))).Errors.Single().Code;

    private Task<T> LastAsync<T>(ContentItem item, Func<Review, T> look) => Site.AsAsync(Actor.System, async s =>
        look((await s.GetRequiredService<ReviewDesk>().ListAsync(item.ContentItemId, default))[0]));

    private Task<int> CountAsync(ContentFilter filter, ContentItem item) => Site.AsAsync(Editor, s => s.GetRequiredService<ContentQuery>().CountAsync(
        new()
        {
            Status = ContentStatus.Latest,
            Filter = new ContentFilter.And(filter, new ContentFilter.Column(
                ContentColumn.ContentItemId, FilterOperator.Equal, item.ContentItemId)),
        },
        10, default));

    private Task<IReadOnlyList<AdminAwaiting>> AwaitingAsync(Actor actor) => Site.AsAsync(actor, s =>
        s.GetServices<AdminExtension>().OfType<ReviewAdmin>().Single().AwaitingAsync(actor, s.GetRequiredService<AdminText>(), default));

    private Task RunScheduleAsync() => Site.Services.GetRequiredService<PublishLaterWorker>().RunOnceAsync(default);

    private Task<ContentItem?> LiveAsync(ContentItem item) => Site.AsAsync(Actor.System, s => s.GetRequiredService<ContentQuery>().FindAsync(item.ContentItemId, ContentStatus.Published, default));
}

public sealed class ReviewOnSqliteTests(SqliteSite site) : ReviewTests(site), IClassFixture<SqliteSite>;

public sealed class ReviewOnPostgresTests(PostgresSite site) : ReviewTests(site), IClassFixture<PostgresSite>;
