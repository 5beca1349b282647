using CoproCms.Content;

namespace CoproCms.Reviews;

/// <summary>Keeps reviews true to what happens to the content.</summary>
internal sealed class ReviewHandler(ReviewDesk reviews) : ContentHandler
{
    public override Task SavedAsync(WriteContext context, CancellationToken cancellationToken) =>
        context.Item.Published ? Task.CompletedTask : reviews.FollowAsync(context.Item.ContentItemId, cancellationToken);

    public override Task PublishedAsync(WriteContext context, CancellationToken cancellationToken) => ApprovedAsync(context, cancellationToken);

    // An older version that is put live again answers nothing.
    public override Task ApprovedAsync(WriteContext context, CancellationToken cancellationToken) =>
        context.Item.Latest ? reviews.ApprovedAsync(context.Item, cancellationToken) : Task.CompletedTask;
}
