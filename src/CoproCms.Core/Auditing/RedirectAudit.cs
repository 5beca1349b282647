using CoproCms.Data;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CoproCms.Auditing;

/// <summary>Old addresses that lead elsewhere.</summary>
internal sealed class RedirectAudit : AuditSource
{
    private static readonly string[] Columns = [nameof(RedirectRecord.ContentItemId), nameof(RedirectRecord.Target), nameof(RedirectRecord.IsTemporary)];

    public override IReadOnlyCollection<Type> Entities { get; } = [typeof(RedirectRecord)];

    public override IEnumerable<AuditEvent> Describe(IReadOnlyList<EntityEntry> changes, CmsDbContext db) =>
        changes.Select(c => new AuditEvent(AuditCategories.Redirect, ActionOf(c), ((RedirectRecord)c.Entity).Path)
        {
            Name = ((RedirectRecord)c.Entity).Path,
            Before = Before(c, Columns),
            After = After(c, Columns),
        });
}
