using System.Globalization;
using CoproCms.Admin;
using CoproCms.Deployment.Plans;
using CoproCms.Errors;
using CoproCms.Recipes.Exporting;
using CoproCms.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Deployment.Admin;

/// <summary>Sends the package of a plan, at Orchard Core's address.</summary>
[AdminPermission(DeploymentModule.Export)]
internal sealed class ExportFileModel(DeploymentPlans plans, Exporter exporter, Permissions permissions, TimeProvider time) : AdminPage
{
    public IActionResult OnGet() => LocalRedirect(Url.Content("~/Admin/DeploymentPlan/Index"));

    public async Task<IActionResult> OnPostAsync(string what, string? plan, CancellationToken cancellationToken)
    {
        var wanted = what switch
        {
            "Everything" => PlanChoices.Everything(permission => permissions.Covers(Actor, permission)).ToPlan(T["Everything"]),
            "Execute" when plan is not null => await plans.RequireAsync(plan, cancellationToken),
            _ => throw new NotFoundException("There is nothing of that name to export."),
        };
        try
        {
            return Download(await exporter.ExportAsync(wanted, cancellationToken), wanted.Name);
        }
        catch (PackageTooLargeException refused)
        {
            Tell(T["Nothing was exported: its Recipe.json would be larger than {0}, and such a package cannot be imported. Make plans that each export a part, or have the setting {1} raised here and where it is imported.",
                refused.Largest, $"{DeploymentSettings.Section}:{nameof(DeploymentSettings.MaxRecipeBytes)}"]);
            return LocalRedirect(Url.Content("~/Admin/DeploymentPlan/Index"));
        }
    }

    private FileStreamResult Download(Stream file, string name)
    {
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return File(file, "application/zip", $"{string.Concat(name.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Trim()} {day}.zip".TrimStart());
    }
}
