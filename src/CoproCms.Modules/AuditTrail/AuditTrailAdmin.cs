using CoproCms.Admin;

namespace CoproCms.AuditTrail;

internal sealed class AuditTrailAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links => [new("Audit trail", "~/Admin/AuditTrail", AdminGroup.Site, 90, AuditTrailModule.ViewAuditTrail)];
}
