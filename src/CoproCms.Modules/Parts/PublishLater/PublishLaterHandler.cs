using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Parts;

/// <summary>
/// Keeps drafts with a date for those who may publish: the site itself puts them live then, so whoever writes one decides what the public reads.
/// </summary>
internal sealed class PublishLaterHandler(CmsDbContext db) : ContentHandler
{
    public override Task ValidatingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        var (item, type) = (context.Item, context.Type.Name);
        if (!context.Importing && item.Part(PublishLaterPart.PartName).Instant(PublishLaterPart.Due) is not null
            && !context.Actor.Allows(ContentPermissions.Publish, type, item.Owner))
            throw new ForbiddenException(ContentPermissions.Name(ContentPermissions.Publish, type), $"to change a {type} that has a date on which it goes live");
        return Task.CompletedTask;
    }

    // A version keeps the date by which it went live; when it is taken off, it must not return by it.
    public override Task UnpublishedAsync(WriteContext context, CancellationToken cancellationToken) => db.FieldIndex
        .Where(f => f.Part == PublishLaterPart.PartName && f.Field == PublishLaterPart.Due
            && db.ContentIndex.Any(v => v.VersionId == f.VersionId && v.ContentItemVersionId == context.Item.ContentItemVersionId))
        .ExecuteDeleteAsync(cancellationToken);
}
