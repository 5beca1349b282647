using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Security;

namespace CoproCms.Reviews;

/// <summary>Asking for approval, and answering. Each names the version it is about: whoever decides has seen what they decide on.</summary>
internal sealed class ReviewService(CmsDbContext db, ContentManager content, CurrentActor actor, DefinitionStore definitions, ReviewDesk desk, ReviewLetters letters)
{
    /// <summary>Asks for approval of the latest version.</summary>
    /// <exception cref="ConflictException">The item was changed since that version.</exception>
    /// <exception cref="InvalidContentException">The type has no review, or nothing waits to be published.</exception>
    public Task SubmitAsync(string contentItemId, string versionId, string? note, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var item = await RequireLatestAsync(contentItemId, versionId, cancellationToken);
        var type = (await definitions.GetAsync(cancellationToken)).Type(item.ContentType)!;
        if (!ReviewSettings.Of(type).Required)
            throw InvalidContentException.Of("", "review.off", $"Content of the type {type.DisplayName} is not reviewed.");
        if (item.Published)
            throw InvalidContentException.Of("", "review.live", "The latest version is live already: there is nothing to approve.");
        var review = await desk.SubmitAsync(contentItemId, Text(note, "Note"), cancellationToken);
        await letters.TellOfSubmissionAsync(item, type, review, cancellationToken);
        await desk.SaveAsync(review, cancellationToken);
    }, cancellationToken);

    /// <summary>Approves the version: its date may put it live. Publishing it at once is <see cref="ContentManager.PublishAsync(string, CancellationToken)"/>.</summary>
    public Task ApproveAsync(string contentItemId, string versionId, CancellationToken cancellationToken) =>
        content.ApproveAsync(contentItemId, versionId, cancellationToken);

    /// <summary>Approves the version and puts it live.</summary>
    public Task PublishAsync(string contentItemId, string versionId, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        await content.ApproveAsync(contentItemId, versionId, cancellationToken);
        await content.PublishAsync(contentItemId, cancellationToken);
    }, cancellationToken);

    /// <summary>Sends the version back to whoever asked.</summary>
    /// <exception cref="InvalidContentException">Without a comment, or when nobody asked.</exception>
    public Task ReturnAsync(string contentItemId, string versionId, string? comment, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var item = await RequireLatestAsync(contentItemId, versionId, cancellationToken);
        if (!actor.Value.Allows(ContentPermissions.Publish, item.ContentType, item.Owner))
            throw new ForbiddenException(ContentPermissions.Name(ContentPermissions.Publish, item.ContentType), $"to answer the review of this {item.ContentType}");
        var text = Text(comment, "Comment") ?? throw InvalidContentException.Of("Comment", "review.comment", "Say what is missing, so that the writer knows what to do.");
        var review = await desk.OpenAsync(contentItemId, cancellationToken) ?? throw InvalidContentException.Of("", "review.none", "Nobody waits for an answer any more.");
        await desk.CloseAsync(review, ReviewState.Returned, text, item, cancellationToken);
    }, cancellationToken);

    private async Task<ContentItem> RequireLatestAsync(string contentItemId, string versionId, CancellationToken cancellationToken)
    {
        var item = await content.GetForEditAsync(contentItemId, cancellationToken);
        return item.ContentItemVersionId == versionId ? item : throw new ConflictException(contentItemId, versionId, item.ContentItemVersionId);
    }

    private static string? Text(string? text, string path)
    {
        var trimmed = text?.Trim() is { Length: > 0 } written ? written : null;
        if (trimmed?.Length > ReviewConfiguration.TextLength)
            throw InvalidContentException.Of(path, "text.tooLong", $"At most {ReviewConfiguration.TextLength} characters.");
        return trimmed;
    }
}
