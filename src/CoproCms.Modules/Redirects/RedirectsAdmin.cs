using CoproCms.Admin;

namespace CoproCms.Redirects;

internal sealed class RedirectsAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links => [new AdminLink("Redirects", "~/Admin/Redirects", AdminGroup.Site, 40, RedirectsModule.ManageRedirects.Name)];
}
