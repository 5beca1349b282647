using CoproCms.Admin;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Deployment.Plans;
using CoproCms.Settings;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Deployment.Admin;

[AdminPermission(DeploymentModule.ManageDeploymentPlan)]
internal sealed class PlanModel(DeploymentPlans plans, ContentQuery content, DefinitionStore definitions, SiteSettingsStore settings, DocumentStore documents)
    : PlanForm(plans, content, definitions, settings, documents)
{
    private readonly DeploymentPlans _plans = plans;

    public async Task OnGetAsync(string plan, CancellationToken cancellationToken)
    {
        var present = await _plans.RequireAsync(plan, cancellationToken);
        (Name, Choices) = (present.Name, PlanChoices.Of(present));
        await PrepareAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string plan, CancellationToken cancellationToken)
    {
        if (!await SaveAsync(await _plans.RequireAsync(plan, cancellationToken), cancellationToken))
            return Page();
        Tell(T["The plan is saved."]);
        return LocalRedirect(Url.Content("~/Admin/DeploymentPlan/Index"));
    }

    public async Task<IActionResult> OnPostDeleteAsync(string plan, CancellationToken cancellationToken)
    {
        await _plans.RequireAsync(plan, cancellationToken);
        await _plans.RemoveAsync(plan, cancellationToken);
        Tell(T["The plan is gone."]);
        return LocalRedirect(Url.Content("~/Admin/DeploymentPlan/Index"));
    }
}
