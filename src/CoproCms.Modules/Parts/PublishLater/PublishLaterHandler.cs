using CoproCms.Content;
using CoproCms.Data;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Parts;

/// <summary>Forgets the date of a version that went live by it and was taken off: it must not return by itself.</summary>
internal sealed class PublishLaterHandler(CmsDbContext db) : ContentHandler
{
    public override Task UnpublishedAsync(WriteContext context, CancellationToken cancellationToken) => db.FieldIndex
        .Where(f => f.Part == PublishLaterPart.PartName && f.Field == PublishLaterPart.Due
            && db.ContentIndex.Any(v => v.VersionId == f.VersionId && v.ContentItemVersionId == context.Item.ContentItemVersionId))
        .ExecuteDeleteAsync(cancellationToken);
}
