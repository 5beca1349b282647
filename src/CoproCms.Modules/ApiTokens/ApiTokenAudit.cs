using CoproCms.Auditing;
using CoproCms.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CoproCms.ApiTokens;

/// <summary>Tokens made and revoked; their use is no change.</summary>
internal sealed class ApiTokenAudit : AuditSource
{
    private static readonly string[] Shown = [nameof(ApiToken.UserId), nameof(ApiToken.Name), nameof(ApiToken.Scopes), nameof(ApiToken.ExpiresUtc)];

    public override IReadOnlyCollection<Type> Entities { get; } = [typeof(ApiToken)];

    public override IEnumerable<AuditEvent> Describe(IReadOnlyList<EntityEntry> changes, CmsDbContext db) => changes
        .Where(c => c.State != EntityState.Modified)
        .Select(c => new AuditEvent(AuditCategories.Token, ActionOf(c), ((ApiToken)c.Entity).Id)
        {
            Name = ((ApiToken)c.Entity).Name,
            Before = Before(c, Shown),
            After = After(c, Shown),
        });
}
