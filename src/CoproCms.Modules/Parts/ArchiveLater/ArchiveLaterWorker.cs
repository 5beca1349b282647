using CoproCms.Content;
using CoproCms.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Parts;

internal sealed class ArchiveLaterWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<ArchiveLaterWorker> logger) : ScheduleWorker(scopes, time, logger)
{
    protected override IQueryable<DueVersion> FindDue(CmsDbContext db, DateTime now) =>
        from field in db.FieldIndex
        where field.Part == ArchiveLaterPart.PartName && field.Field == ArchiveLaterPart.Due && field.Instant <= now
        join version in db.ContentIndex on field.VersionId equals version.VersionId
        where version.Published == 1 && version.Deleted == 0
        orderby field.Instant
        select new DueVersion(version.ContentItemId, version.VersionId);

    protected override Task ActAsync(ContentManager content, DueVersion version, CancellationToken cancellationToken) =>
        content.UnpublishAsync(version.ContentItemId, cancellationToken);
}
