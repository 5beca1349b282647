using CoproCms.Admin;
using CoproCms.Deployment.Importing;
using CoproCms.Deployment.Plans;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Deployment;

/// <summary>Takes what is chosen to another site and back: packages that Orchard Core reads and writes too.</summary>
public sealed class DeploymentModule : WebModule
{
    public const string ManageDeploymentPlan = "ManageDeploymentPlan";
    public const string Export = Exporter.Permission;
    public const string Import = "Import";

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection(DeploymentSettings.Section).Get<DeploymentSettings>() ?? new();
        services.AddSingleton(settings).AddSingleton(settings.Limits);
        services.AddScoped<DeploymentPlans>().AddScoped<Exporter>().AddSingleton<Uploads>().AddAdmin<DeploymentAdmin>();
        services.AddPermissions(
            new Permission(Export, "Export content and settings"),
            new Permission(ManageDeploymentPlan, "Manage deployment plans"));
    }
}
