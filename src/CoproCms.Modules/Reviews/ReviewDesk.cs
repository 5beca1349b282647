using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Reviews;

/// <summary>Keeps the reviews: who may do what with them is said elsewhere.</summary>
internal sealed class ReviewDesk(CmsDbContext db, CurrentActor actor, ReviewLetters letters, KeyGenerator keys, TimeProvider time)
{
    /// <summary>The reviews of an item, newest first.</summary>
    public async Task<IReadOnlyList<Review>> ListAsync(string contentItemId, CancellationToken cancellationToken) =>
        await db.Set<Review>().AsNoTracking().Where(r => r.ContentItemId == contentItemId).OrderByDescending(r => r.Id).Take(20).ToListAsync(cancellationToken);

    public Task<Review?> OpenAsync(string contentItemId, CancellationToken cancellationToken) =>
        db.Set<Review>().SingleOrDefaultAsync(r => r.ContentItemId == contentItemId && r.State == ReviewState.Submitted, cancellationToken);

    /// <summary>Opens a review of the item's latest version, or renews the one that is open.</summary>
    public async Task<Review> SubmitAsync(string contentItemId, string? note, CancellationToken cancellationToken)
    {
        var review = await OpenAsync(contentItemId, cancellationToken) ?? Add(contentItemId);
        review.VersionId = await LatestAsync(contentItemId, cancellationToken);
        (review.SubmittedBy, review.SubmitterName, review.SubmittedUtc) = (actor.Value.UserId, actor.Value.UserName ?? "", time.GetUtcNow().UtcDateTime);
        review.Note = note;
        return review;
    }

    /// <summary>Lets the open review follow to the version that was saved.</summary>
    public async Task FollowAsync(string contentItemId, CancellationToken cancellationToken)
    {
        if (await OpenAsync(contentItemId, cancellationToken) is not { } review)
            return;
        review.VersionId = await LatestAsync(contentItemId, cancellationToken);
        await SaveAsync(review, cancellationToken);
    }

    /// <summary>Closes the open review of an item whose latest version went live or was approved.</summary>
    public async Task ApprovedAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (await OpenAsync(item.ContentItemId, cancellationToken) is { } review)
            await CloseAsync(review, ReviewState.Approved, null, item, cancellationToken);
    }

    public async Task CloseAsync(Review review, ReviewState state, string? comment, ContentItem item, CancellationToken cancellationToken)
    {
        (review.State, review.Comment, review.DecidedBy, review.DecidedUtc) = (state, comment, actor.Value.UserName, time.GetUtcNow().UtcDateTime);
        await letters.TellOfAnswerAsync(item, review, cancellationToken);
        await SaveAsync(review, cancellationToken);
    }

    /// <exception cref="ConflictException">Someone else asked or answered in the same moment.</exception>
    public async Task SaveAsync(Review review, CancellationToken cancellationToken)
    {
        db.Touch(CacheTags.Item(review.ContentItemId));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException error) when (error is DbUpdateConcurrencyException || IsSecond(error))
        {
            throw new ConflictException(review.ContentItemId, null, null);
        }
    }

    // SQLite names the column of a unique index, PostgreSQL the index.
    private static bool IsSecond(DbUpdateException error) => error.InnerException?.Message is { } message
        && (message.Contains(ReviewConfiguration.OneOpen, StringComparison.Ordinal) || message.Contains($"{ReviewConfiguration.Table}.{nameof(Review.ContentItemId)}", StringComparison.Ordinal));

    private Task<long> LatestAsync(string contentItemId, CancellationToken cancellationToken) =>
        db.Items.Where(i => i.ContentItemId == contentItemId).Select(i => i.LatestVersionId).SingleAsync(cancellationToken);

    private Review Add(string contentItemId)
    {
        var review = new Review { Id = keys.Next(), ContentItemId = contentItemId, SubmitterName = "" };
        db.Add(review);
        return review;
    }
}
