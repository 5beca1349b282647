using CoproCms.Admin;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Deployment.Plans;
using CoproCms.Settings;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Deployment.Admin;

[AdminPermission(DeploymentModule.ManageDeploymentPlan)]
internal sealed class NewPlanModel : PlanForm
{
    public NewPlanModel(DeploymentPlans plans, ContentQuery content, DefinitionStore definitions, SiteSettingsStore settings, DocumentStore documents)
        : base(plans, content, definitions, settings, documents) => IsNew = true;

    public Task OnGetAsync(CancellationToken cancellationToken) => PrepareAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await SaveAsync(null, cancellationToken))
            return Page();
        Tell(T["The plan is saved."]);
        return LocalRedirect(Url.Content("~/Admin/DeploymentPlan/Index"));
    }
}
