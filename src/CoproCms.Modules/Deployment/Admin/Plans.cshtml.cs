using CoproCms.Admin;
using CoproCms.Deployment.Plans;

namespace CoproCms.Deployment.Admin;

/// <summary>The saved plans, and the export of everything.</summary>
[AdminPermission(DeploymentModule.ManageDeploymentPlan, DeploymentModule.Export)]
internal sealed class PlansModel(DeploymentPlans plans) : AdminPage
{
    public IReadOnlyList<DeploymentPlan> Plans { get; private set; } = [];

    public bool MayManage => Actor.Has(DeploymentModule.ManageDeploymentPlan);

    public bool MayExport => Actor.Has(DeploymentModule.Export);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Plans = await plans.ListAsync(cancellationToken);
}
