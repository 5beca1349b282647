using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

public sealed partial class ContentManager
{
    /// <summary>Lets the latest version go live by its date, though whoever wrote it may not publish it. Needs the permission to publish.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="versionId">The version that was read; another latest one is a conflict, so that nothing is approved unseen.</param>
    /// <param name="cancellationToken">Cancels the approving.</param>
    /// <exception cref="ConflictException">The item was changed since.</exception>
    public Task ApproveAsync(string contentItemId, string versionId, CancellationToken cancellationToken) => InTransactionAsync(contentItemId, async () =>
    {
        var record = await RequireAsync(contentItemId, ContentPermissions.Publish, cancellationToken);
        CheckBase(record, new() { BaseVersionId = versionId }, await LatestVersionIdAsync(record, cancellationToken));
        await db.Versions.Where(v => v.Id == record.LatestVersionId).ExecuteUpdateAsync(set => set.SetProperty(v => v.Unapproved, 0), cancellationToken);
        db.Touch(CacheTags.Item(contentItemId));
        var context = await ContextAsync(record, record.LatestVersionId, cancellationToken);
        await TellAsync(handler => handler.ApprovedAsync(context, cancellationToken), cancellationToken);

        // Others write the item too: the next write of this scope must read it afresh.
        db.Entry(record).State = EntityState.Detached;
        return true;
    }, cancellationToken);

    /// <summary>Publishes a version whose date has come, unless the item was changed since it was found due.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="versionKey">The version's key, as <see cref="Indexing.ContentIndexRecord.VersionId"/> has it.</param>
    /// <param name="cancellationToken">Cancels the publishing.</param>
    /// <exception cref="ConflictException">The version is no longer the latest.</exception>
    public Task PublishDueAsync(string contentItemId, long versionKey, CancellationToken cancellationToken) => PublishAsync(contentItemId, versionKey, cancellationToken);

    /// <summary>
    /// Makes a version the live one again just as it was, with its dates; the latest stays what it is. For undoing a publication or an
    /// unpublication soon after it: rules that came since are not asked.
    /// </summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="versionKey">The version's key, as <see cref="Indexing.ContentIndexRecord.VersionId"/> has it.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
    /// <exception cref="NotFoundException">The item has no such version any more.</exception>
    /// <exception cref="InvalidContentException">Other content has its path by now.</exception>
    public Task<ContentItem> MakeLiveAsync(string contentItemId, long versionKey, CancellationToken cancellationToken) => InTransactionAsync(contentItemId, async () =>
    {
        var record = await RequireAsync(contentItemId, ContentPermissions.Publish, cancellationToken);
        if (!await db.Versions.AnyAsync(v => v.ItemId == record.Id && v.Id == versionKey, cancellationToken))
            throw new NotFoundException($"The content item {contentItemId} no longer has that version.");
        var type = await TypeAsync(record.ContentType, cancellationToken);
        var item = await documents.ReadVersionAsync(record, versionKey, cancellationToken);
        var context = new WriteContext(item, await PreviousAsync(record, cancellationToken), type, actor.Value);
        await writer.MakeLiveAsync(item, record, versionKey, type, cancellationToken);
        await TellAsync(handler => handler.PublishedAsync(context, cancellationToken), cancellationToken);
        return item;
    }, cancellationToken);

    /// <summary>What the site itself changes is neither more nor less approved than what it changed.</summary>
    private async Task<VersionOrigin> OriginAsync(string contentType, string? owner, ContentItemRecord? record, WriteOptions options, CancellationToken cancellationToken)
    {
        var note = options.Note?.Trim() is { Length: > 0 } text ? text : null;
        if (note?.Length > WriteOptions.MaximumNoteLength)
            throw InvalidContentException.Of("Note", "note.tooLong", $"The note is too long: at most {WriteOptions.MaximumNoteLength} characters.");
        var unapproved = actor.Value == Actor.System && record is not null
            ? await db.Versions.AnyAsync(v => v.ItemId == record.Id && v.Id == record.LatestVersionId && v.Unapproved == 1, cancellationToken)
            : !actor.Value.Allows(ContentPermissions.Publish, contentType, owner);
        return new(note, unapproved);
    }
}
