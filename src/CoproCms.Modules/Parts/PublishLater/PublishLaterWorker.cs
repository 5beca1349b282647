using CoproCms.Content;
using CoproCms.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CoproCms.Parts;

internal sealed class PublishLaterWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<PublishLaterWorker> logger) : ScheduleWorker(scopes, time, logger)
{
    protected override IQueryable<DueVersion> FindDue(CmsDbContext db, DateTime now) =>
        from field in db.FieldIndex
        where field.Part == PublishLaterPart.PartName && field.Field == PublishLaterPart.Due && field.Instant <= now
        join version in db.ContentIndex on field.VersionId equals version.VersionId
        where version.Latest == 1 && version.Published == 0 && version.Deleted == 0
        orderby field.Instant
        select new DueVersion(version.ContentItemId, version.VersionId);

    protected override Task ActAsync(ContentManager content, string contentItemId, CancellationToken cancellationToken) =>
        content.PublishAsync(contentItemId, cancellationToken);
}
