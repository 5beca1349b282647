using CoproCms.Admin;

namespace CoproCms.OpenId;

internal sealed class OpenIdAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links =>
    [
        new("Applications", "~/Admin/OpenId/Application", AdminGroup.Exchange, 50, OpenIdPermissions.ManageApplications),
        new("Scopes", "~/Admin/OpenId/Scope", AdminGroup.Exchange, 60, OpenIdPermissions.ManageScopes),
        new("OpenID server", "~/Admin/Settings/openid-server", AdminGroup.Exchange, 70, OpenIdPermissions.ManageServerSettings),
    ];
}
