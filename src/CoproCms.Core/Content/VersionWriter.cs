using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Indexing;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

/// <summary>Stores versions and moves the two pointers, keeping the index rows true. Runs inside <see cref="ContentManager"/>'s transaction.</summary>
public sealed class VersionWriter(CmsDbContext db, DefinitionStore definitions, ContentProjector projector, KeyGenerator keys, TimeProvider time)
{
    /// <summary>Stores the item as the latest version, and as the live one when it is to be published.</summary>
    /// <param name="origin">Where the version comes from.</param>
    public async Task WriteAsync(
        ContentItem item, ContentItemRecord? record, ContentTypeDefinition type, bool publish, CancellationToken cancellationToken, VersionOrigin? origin = null)
    {
        origin ??= new();
        var isNew = record is null;
        record ??= NewRecord(item);
        var (oldLatest, oldPublished) = (record.LatestVersionId, record.PublishedVersionId);
        var versionId = keys.Next();
        record.LatestVersionId = versionId;
        if (publish)
            record.PublishedVersionId = versionId;

        // The pointer first: of two writers one waits here for the row, and then finds that its base is no longer the latest.
        if (!isNew)
            await db.SaveChangesAsync(cancellationToken);
        await AddVersionAsync(item, record, versionId, publish, isNew, origin, cancellationToken);
        item.Latest = true;
        item.Published = publish;
        if (!isNew)
            await RetireAsync(item, oldLatest, publish ? oldPublished : null, keepPublished: publish ? null : oldPublished, origin.Fingerprint is not null || !type.Versionable, cancellationToken);
        projector.Project(item, record, versionId, type, await definitions.GetAsync(cancellationToken), db);
        TouchItem(record);
        await SaveAsync(item, cancellationToken);
    }

    /// <summary>Makes the latest version, which the item holds, the live one.</summary>
    public async Task PublishAsync(ContentItem item, ContentItemRecord record, ContentTypeDefinition type, CancellationToken cancellationToken)
    {
        if (record.PublishedVersionId == record.LatestVersionId)
            return;
        var old = record.PublishedVersionId;
        record.PublishedVersionId = record.LatestVersionId;
        item.Published = true;
        item.PublishedUtc = UtcMicroseconds.Truncate(time.GetUtcNow().UtcDateTime);
        await db.Versions.Where(v => v.Id == record.LatestVersionId)
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.PublishedUtc, item.PublishedUtc).SetProperty(v => v.Unapproved, 0), cancellationToken);
        await RemoveIndexAsync([record.LatestVersionId, .. old is { } id ? [id] : Array.Empty<long>()], cancellationToken);
        projector.Project(item, record, record.LatestVersionId, type, await definitions.GetAsync(cancellationToken), db);
        TouchItem(record);
        await SaveAsync(item, cancellationToken);
    }

    /// <summary>Makes a version that the item holds the live one just as it was, dates and all; the latest stays the latest.</summary>
    public async Task MakeLiveAsync(ContentItem item, ContentItemRecord record, long versionId, ContentTypeDefinition type, CancellationToken cancellationToken)
    {
        if (record.PublishedVersionId is { } live && live != versionId)
            await TakeOffAsync(record, live, cancellationToken);
        record.PublishedVersionId = versionId;
        item.Published = true;
        await RemoveIndexAsync([versionId], cancellationToken);
        projector.Project(item, record, versionId, type, await definitions.GetAsync(cancellationToken), db);
        TouchItem(record);
        await SaveAsync(item, cancellationToken);
    }

    public async Task UnpublishAsync(ContentItemRecord record, CancellationToken cancellationToken)
    {
        var live = record.PublishedVersionId!.Value;
        record.PublishedVersionId = null;
        await TakeOffAsync(record, live, cancellationToken);
        TouchItem(record);
        await SaveAsync(record.ContentItemId, null, cancellationToken);
    }

    /// <summary>Puts the item into the bin, or takes it out when the instant is null.</summary>
    public async Task SetDeletedAsync(ContentItemRecord record, DateTime? deletedUtc, string? by, CancellationToken cancellationToken)
    {
        (record.DeletedUtc, record.DeletedBy) = (deletedUtc, by);
        var rows = await db.ContentIndex.Where(x => x.ItemId == record.Id).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            row.Deleted = deletedUtc is null ? 0 : 1;
            row.LivePath = deletedUtc is null && row.Published == 1 ? row.PathFolded : null;
        }

        TouchItem(record);
        await SaveAsync(record.ContentItemId, rows.FirstOrDefault(r => r.LivePath is not null)?.Path, cancellationToken);
    }

    public async Task RemoveIndexAsync(IReadOnlyCollection<long> versionIds, CancellationToken cancellationToken)
    {
        await db.ContentIndex.Where(x => versionIds.Contains(x.VersionId)).ExecuteDeleteAsync(cancellationToken);
        await db.FieldIndex.Where(x => versionIds.Contains(x.VersionId)).ExecuteDeleteAsync(cancellationToken);
        await db.References.Where(x => versionIds.Contains(x.VersionId)).ExecuteDeleteAsync(cancellationToken);
        await db.NestedItems.Where(x => versionIds.Contains(x.VersionId)).ExecuteDeleteAsync(cancellationToken);
    }

    private ContentItemRecord NewRecord(ContentItem item)
    {
        var record = new ContentItemRecord
        {
            Id = keys.Next(),
            ContentItemId = item.ContentItemId,
            ContentType = item.ContentType,
            Owner = item.Owner,
            CreatedUtc = item.CreatedUtc ?? time.GetUtcNow().UtcDateTime,
            ListOrder = item.ListOrder,
        };
        db.Items.Add(record);
        return record;
    }

    private async Task AddVersionAsync(
        ContentItem item, ContentItemRecord record, long versionId, bool publish, bool isNew, VersionOrigin origin, CancellationToken cancellationToken)
    {
        if (publish)
            item.PublishedUtc ??= UtcMicroseconds.Truncate(time.GetUtcNow().UtcDateTime);
        var number = isNew ? 0 : await db.Versions.Where(v => v.ItemId == record.Id).MaxAsync(v => (int?)v.Number, cancellationToken) ?? 0;
        db.Versions.Add(new()
        {
            Id = versionId,
            ItemId = record.Id,
            Number = number + 1,
            ContentItemVersionId = item.ContentItemVersionId,
            Document = item.Content.ToJsonString(),
            DisplayText = item.DisplayText,
            Author = item.Author,
            ModifiedUtc = item.ModifiedUtc ?? record.CreatedUtc,
            PublishedUtc = item.PublishedUtc,
            ImportFingerprint = origin.Fingerprint,
            Note = origin.Note,
            Unapproved = origin.Unapproved && !publish ? 1 : 0,
        });
    }

    private Task TakeOffAsync(ContentItemRecord record, long live, CancellationToken cancellationToken) => live != record.LatestVersionId
        ? RemoveIndexAsync([live], cancellationToken)
        : db.ContentIndex.Where(x => x.VersionId == live)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.Published, 0).SetProperty(x => x.LivePath, (string?)null), cancellationToken);

    private async Task RetireAsync(
        ContentItem item, long oldLatest, long? oldPublished, long? keepPublished, bool dropSameVersion, CancellationToken cancellationToken)
    {
        long[] gone = [.. new[] { oldLatest, oldPublished ?? 0 }.Where(id => id != 0 && id != keepPublished)];
        await RemoveIndexAsync(gone, cancellationToken);
        if (keepPublished == oldLatest)
            await db.ContentIndex.Where(x => x.VersionId == oldLatest).ExecuteUpdateAsync(set => set.SetProperty(x => x.Latest, 0), cancellationToken);
        if (dropSameVersion)
            await db.Versions.Where(v => gone.Contains(v.Id) && v.ContentItemVersionId == item.ContentItemVersionId).ExecuteDeleteAsync(cancellationToken);
    }

    private void TouchItem(ContentItemRecord record)
    {
        db.Touch(CacheTags.Item(record.ContentItemId));
        db.Touch(CacheTags.Type(record.ContentType));
    }

    private Task SaveAsync(ContentItem item, CancellationToken cancellationToken) => SaveAsync(item.ContentItemId, item.Path, cancellationToken);

    // Two writers may both have found the path free; the unique index lets one of them through.
    private async Task SaveAsync(string contentItemId, string? path, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            Forget(contentItemId);
        }
        catch (DbUpdateException error) when (error.InnerException?.Message.Contains(nameof(ContentIndexRecord.LivePath), StringComparison.Ordinal) == true)
        {
            var errors = new ValidationErrors();
            errors.Add("Path", "path.taken", $"Your permalink is already in use. \"{path}\" leads to other content than {contentItemId}.");
            throw new InvalidContentException(errors);
        }
    }

    // Index rows are replaced without being loaded, and others write the item too: the next write of this scope must read it afresh.
    private void Forget(string contentItemId)
    {
        foreach (var entry in db.ChangeTracker.Entries().ToList())
        {
            if (entry.Entity is ContentVersionRecord or ContentIndexRecord or FieldIndexRecord or ReferenceRecord or NestedItemRecord
                || (entry.Entity is ContentItemRecord item && item.ContentItemId == contentItemId))
                entry.State = EntityState.Detached;
        }
    }
}

/// <summary>Where a version comes from.</summary>
/// <param name="Note">What its writer said of it.</param>
/// <param name="Unapproved">Whoever wrote it may not publish it.</param>
/// <param name="Fingerprint">What it was imported from, null when it was not.</param>
public sealed record VersionOrigin(string? Note = null, bool Unapproved = false, string? Fingerprint = null);
