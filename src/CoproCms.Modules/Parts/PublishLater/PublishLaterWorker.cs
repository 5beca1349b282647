using CoproCms.Content;
using CoproCms.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Parts;

/// <summary>
/// Anyone who may edit an item may give it a date; it is kept once someone who may publish the item has written or approved that very version.
/// </summary>
internal sealed class PublishLaterWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<PublishLaterWorker> logger) : ScheduleWorker(scopes, time, logger)
{
    protected override IQueryable<DueVersion> FindDue(CmsDbContext db, DateTime now) =>
        from field in db.FieldIndex
        where field.Part == PublishLaterPart.PartName && field.Field == PublishLaterPart.Due && field.Instant <= now
        join version in db.ContentIndex on field.VersionId equals version.VersionId
        where version.Latest == 1 && version.Published == 0 && version.Deleted == 0
            && db.Versions.Any(v => v.Id == version.VersionId && v.Unapproved == 0)
        orderby field.Instant
        select new DueVersion(version.ContentItemId, version.VersionId);

    protected override Task ActAsync(ContentManager content, DueVersion version, CancellationToken cancellationToken) =>
        content.PublishDueAsync(version.ContentItemId, version.VersionId, cancellationToken);
}
