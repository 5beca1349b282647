using CoproCms.Admin;
using CoproCms.OpenId.Applications;

namespace CoproCms.OpenId.Admin;

[AdminPermission(OpenIdPermissions.ManageApplications)]
internal sealed class ApplicationsModel(ApplicationReader reader) : AdminPage
{
    public IReadOnlyList<ClientApplication> Applications { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Applications = await reader.ListAsync(cancellationToken);
}
