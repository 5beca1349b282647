using CoproCms.Admin;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Recipes;
using CoproCms.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Redirects;

/// <summary>Paths that editors send elsewhere.</summary>
public sealed class RedirectsModule : WebModule
{
    public static readonly Permission ManageRedirects = new("ManageUrlRewritingRules", "Manage redirects and rewriting of addresses");

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<RedirectStore>().AddScoped<RedirectImport>().AddScoped<RewriteRules>();
        services.AddRecipeStep<UrlRewritingStep>();
        services.AddPermissions(ManageRedirects);
        services.AddAdmin<RedirectsAdmin>();
    }
}
