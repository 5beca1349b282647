using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

/// <summary>The versions of an item, for those who may preview or edit it.</summary>
public sealed class ContentHistory(CmsDbContext db, CurrentActor actor, DocumentReader documents)
{
    /// <summary>The newest versions, newest first.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="before">Only those with a smaller number; null to begin with the newest.</param>
    /// <param name="take">At most so many.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="NotFoundException">There is no such item, or the actor may not see its versions.</exception>
    public async Task<IReadOnlyList<VersionInfo>> ListAsync(string contentItemId, int? before, int take, CancellationToken cancellationToken)
    {
        var item = await RequireAsync(contentItemId, cancellationToken);
        return await db.Versions.AsNoTracking()
            .Where(v => v.ItemId == item.Id && (before == null || v.Number < before))
            .OrderByDescending(v => v.Number).Take(take)
            .Select(v => new VersionInfo(
                v.Number, v.ContentItemVersionId, v.DisplayText, v.Author, v.ModifiedUtc, v.Note,
                v.Id == item.LatestVersionId, v.Id == item.PublishedVersionId, v.Unapproved == 1))
            .ToListAsync(cancellationToken);
    }

    /// <summary>One version as it was written.</summary>
    /// <exception cref="NotFoundException">There is no such version, or the actor may not see it.</exception>
    public async Task<ContentItem> ReadAsync(string contentItemId, int number, CancellationToken cancellationToken)
    {
        var item = await RequireAsync(contentItemId, cancellationToken);
        var id = await db.Versions.Where(v => v.ItemId == item.Id && v.Number == number).Select(v => (long?)v.Id).SingleOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException($"The content item {contentItemId} has no version {number}.");
        return await documents.ReadVersionAsync(item, id, cancellationToken);
    }

    private async Task<ContentItemRecord> RequireAsync(string contentItemId, CancellationToken cancellationToken)
    {
        var item = await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.ContentItemId == contentItemId && i.DeletedUtc == null, cancellationToken);
        if (item is null || !(MaySee(ContentPermissions.Preview, item) || MaySee(ContentPermissions.Edit, item)))
            throw new NotFoundException($"There is no content item {contentItemId}.");
        return item;
    }

    private bool MaySee(string verb, ContentItemRecord item) => actor.Value.Allows(verb, item.ContentType, item.Owner);
}

/// <summary>A version without its document.</summary>
/// <param name="Number">Counted from 1 for each item.</param>
/// <param name="ContentItemVersionId">Its id.</param>
/// <param name="DisplayText">What the item was called.</param>
/// <param name="Author">Name of the user who wrote it.</param>
/// <param name="ModifiedUtc">When.</param>
/// <param name="Note">What the writer said of the change.</param>
/// <param name="Latest">Whether it is the newest.</param>
/// <param name="Published">Whether it is live now.</param>
/// <param name="Unapproved">Whether it awaits the approval of someone who may publish the item.</param>
public sealed record VersionInfo(
    int Number, string ContentItemVersionId, string? DisplayText, string? Author, DateTime ModifiedUtc, string? Note, bool Latest, bool Published, bool Unapproved);
