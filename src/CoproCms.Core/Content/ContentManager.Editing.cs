using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

public sealed partial class ContentManager
{
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
}
