using System.Globalization;
using CoproCms.Data;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

public sealed partial class ContentManager
{
    /// <summary>
    /// What a change that starts from the item names as its <see cref="WriteOptions.BaseVersionId"/>: the version's id; for types without versions, whose id
    /// stays the same, the moment of the last change.
    /// </summary>
    public async Task<string> BaseOfAsync(ContentItem item, CancellationToken cancellationToken) =>
        (await TypeAsync(item.ContentType, cancellationToken)).Versionable ? item.ContentItemVersionId : BaseAt(item.ModifiedUtc);

    /// <summary>An older version of an item that the actor may edit; null when no such version is kept.</summary>
    /// <exception cref="Errors.ForbiddenException">The actor may not edit the item.</exception>
    public async Task<ContentItem?> FindVersionForEditAsync(string contentItemId, string contentItemVersionId, CancellationToken cancellationToken)
    {
        if (await FindAsync(contentItemId, cancellationToken) is not { } record)
            return null;
        Demand(ContentPermissions.Edit, record.ContentType, record.Owner);
        var key = await db.Versions.Where(v => v.ItemId == record.Id && v.ContentItemVersionId == contentItemVersionId)
            .OrderByDescending(v => v.Number).Select(v => (long?)v.Id).FirstOrDefaultAsync(cancellationToken);
        return key is { } id ? await documents.ReadVersionAsync(record, id, cancellationToken) : null;
    }

    // In the words that the caller uses.
    private async Task<string?> LatestBaseAsync(ContentItemRecord? record, WriteOptions options, CancellationToken cancellationToken) =>
        record is not null && options.BaseVersionId is ['~', ..]
            ? BaseAt(await db.Versions.Where(v => v.Id == record.LatestVersionId).Select(v => v.ModifiedUtc).SingleAsync(cancellationToken))
            : await LatestVersionIdAsync(record, cancellationToken);

    /// <summary>The base of an item without versions that was changed at the moment last; it never looks like the id of a version.</summary>
    public static string BaseAt(DateTime? modified) => "~" + (modified ?? default).Ticks.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>The moment in what <see cref="BaseAt"/> made.</summary>
    public static DateTime ModifiedAt(string baseId) => new(long.Parse(baseId.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
