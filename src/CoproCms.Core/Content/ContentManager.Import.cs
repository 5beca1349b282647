using CoproCms.Data;
using CoproCms.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

public sealed partial class ContentManager
{
    /// <summary>
    /// Writes an item as a recipe gives it: its ids, owner, author and dates are kept, and parts it leaves out stay out.
    /// A version id that is known replaces that version; an unknown one becomes the latest (and the live one, if it says so);
    /// one that an editor has since built upon is left alone.
    /// </summary>
    /// <param name="item">The item; a missing version id is made.</param>
    /// <param name="fingerprint">Hash of the recipe's words for it.</param>
    /// <param name="cancellationToken">Stops the import; the caller's transaction undoes it.</param>
    public Task<ImportOutcome> ImportAsync(ContentItem item, string fingerprint, CancellationToken cancellationToken) => InTransactionAsync(item.ContentItemId, async () =>
    {
        actor.Value.Demand("Import", "to import content");
        var type = await TypeAsync(item.ContentType, cancellationToken);
        var record = await db.Items.SingleOrDefaultAsync(i => i.ContentItemId == item.ContentItemId, cancellationToken);
        if (record is null)
        {
            await WriteImportAsync(item, null, type, fingerprint, cancellationToken);
            return ImportOutcome.Created;
        }

        var known = await db.Versions.AsNoTracking()
            .Where(v => v.ItemId == record.Id && v.ContentItemVersionId == item.ContentItemVersionId)
            .Select(v => new { v.Id, v.ImportFingerprint }).FirstOrDefaultAsync(cancellationToken);
        if (known is not null && known.Id != record.LatestVersionId)
            return ImportOutcome.KeptNewer;
        if (record.DeletedUtc is not null)
            await UndeleteAsync(record, cancellationToken);
        else if (known?.ImportFingerprint == fingerprint)
            return ImportOutcome.Unchanged;
        else
        {
            await WriteImportAsync(item, record, type, fingerprint, cancellationToken);
            return ImportOutcome.Updated;
        }

        if (known?.ImportFingerprint != fingerprint)
            await WriteImportAsync(item, record, type, fingerprint, cancellationToken);
        return ImportOutcome.Restored;
    }, cancellationToken);

    private async Task WriteImportAsync(
        ContentItem source, ContentItemRecord? record, ContentTypeDefinition type, string fingerprint, CancellationToken cancellationToken)
    {
        var now = UtcMicroseconds.Truncate(time.GetUtcNow().UtcDateTime);
        var item = source.Clone();
        if (item.ContentItemVersionId.Length == 0)
            item.ContentItemVersionId = ContentId.New();
        item.CreatedUtc = item.CreatedUtc ?? record?.CreatedUtc ?? now;
        item.ModifiedUtc ??= now;
        var publish = item.Published || !type.Draftable;
        item.PublishedUtc ??= publish ? item.ModifiedUtc : null;

        var previous = record is null ? null : await PreviousAsync(record, cancellationToken);
        var context = new WriteContext(item, previous, type, actor.Value) { Importing = true };
        await rules.ApplyAsync(context, publish, cancellationToken);
        await writer.WriteAsync(item, record, type, publish, cancellationToken, new(Fingerprint: fingerprint));
        await AfterSaveAsync(context, publish, cancellationToken);
    }
}
