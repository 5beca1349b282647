using CoproCms.Admin;

namespace CoproCms.Cors;

internal sealed class CorsAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links => [new("Other sites (CORS)", "~/Admin/Settings/cors", AdminGroup.Site, 40, CorsSettings.Manage)];
}
