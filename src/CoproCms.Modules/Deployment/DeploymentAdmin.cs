using CoproCms.Admin;

namespace CoproCms.Deployment;

internal sealed class DeploymentAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links =>
    [
        new("Export", "~/Admin/DeploymentPlan/Index", AdminGroup.Exchange, 20, DeploymentModule.Export, DeploymentModule.ManageDeploymentPlan),
        new("Import", "~/Admin/DeploymentPlan/Import/Index", AdminGroup.Exchange, 30, DeploymentModule.Import),
    ];
}
