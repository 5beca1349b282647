using CoproCms.Admin;
using CoproCms.Admin.Contents.Differences;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Parts;
using CoproCms.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Reviews.Admin;

/// <summary>The review of an item: what the draft changes, what was said, and the answer.</summary>
[AdminPermission]
internal sealed class ReviewModel(
    ContentManager content, ContentQuery query, ContentDifferences differences, DefinitionStore definitions, ReviewDesk desk, ReviewService reviews, ContentHistory history, TimeProvider time) : AdminPage
{
    public ContentItem Latest { get; private set; } = null!;

    /// <summary>What is live now, null where nothing is.</summary>
    public ContentItem? Live { get; private set; }

    public IReadOnlyList<Review> Reviews { get; private set; } = [];

    public IReadOnlyList<ValueDifference> Differences { get; private set; } = [];

    public VersionInfo Version { get; private set; } = null!;

    public bool MayAnswer { get; private set; }

    public bool MaySubmit { get; private set; }

    public Review? Open => Reviews.FirstOrDefault(r => r.State == ReviewState.Submitted);

    public DateTime? GoesLive { get; private set; }

    /// <summary>The date has passed: approving puts it live within a minute.</summary>
    public bool IsDue => GoesLive <= time.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync(string id, CancellationToken cancellationToken)
    {
        Latest = await content.GetForEditAsync(id, cancellationToken);
        Live = await query.FindAsync(id, ContentStatus.Published, cancellationToken);
        Reviews = await desk.ListAsync(id, cancellationToken);
        Version = (await history.ListAsync(id, null, 1, cancellationToken))[0];
        Differences = await differences.CompareAsync(Live ?? new() { ContentItemId = id, ContentType = Latest.ContentType }, Latest, cancellationToken);
        var type = (await definitions.GetAsync(cancellationToken)).Type(Latest.ContentType);
        var mayPublish = Actor.Allows(ContentPermissions.Publish, Latest.ContentType, Latest.Owner);
        MayAnswer = mayPublish && !Latest.Published && (Open is not null || Version.Unapproved);
        MaySubmit = !mayPublish && !Latest.Published && Open is null && type is not null && ReviewSettings.Of(type).Required;
        GoesLive = ContentSchedule.Of(Latest).PublishUtc;
        (Style, Wide) = ("review", true);
    }

    public Task<IActionResult> OnPostSubmitAsync(string id, string version, string? note, CancellationToken cancellationToken) =>
        DoAsync(id, () => reviews.SubmitAsync(id, version, note, cancellationToken), T["Submitted. You will find the answer on your dashboard."], cancellationToken);

    public Task<IActionResult> OnPostApproveAsync(string id, string version, CancellationToken cancellationToken) =>
        DoAsync(id, () => reviews.ApproveAsync(id, version, cancellationToken), T["Approved."], cancellationToken);

    public Task<IActionResult> OnPostPublishAsync(string id, string version, CancellationToken cancellationToken) =>
        DoAsync(id, () => reviews.PublishAsync(id, version, cancellationToken), T["Approved and published."], cancellationToken);

    public Task<IActionResult> OnPostReturnAsync(string id, string version, string? comment, CancellationToken cancellationToken) =>
        DoAsync(id, () => reviews.ReturnAsync(id, version, comment, cancellationToken), T["Sent back."], cancellationToken);

    private async Task<IActionResult> DoAsync(string id, Func<Task> act, string done, CancellationToken cancellationToken)
    {
        try
        {
            await act();
            Tell(done);
            return LocalRedirect($"~/Admin/Contents/ContentItems/{id}/Review");
        }
        catch (ConflictException)
        {
            ModelState.AddModelError("", T["It was changed in the meantime. Look at it again before you decide."]);
        }
        catch (InvalidContentException refused)
        {
            AddErrors(refused.Errors);
        }

        await OnGetAsync(id, cancellationToken);
        return Page();
    }
}
