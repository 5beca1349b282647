using CoproCms.Admin;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Templates;

/// <summary>Liquid templates that editors keep in the site, before those of the theme.</summary>
public sealed class TemplatesModule : WebModule
{
    public static readonly Permission ManageTemplates = new("ManageTemplates", "Manage templates") { GrantedTo = [SystemRoles.Editor] };

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<TemplateEditor>();
        services.AddPermissions(ManageTemplates);
        services.AddAdmin<TemplatesAdmin>();
    }
}
