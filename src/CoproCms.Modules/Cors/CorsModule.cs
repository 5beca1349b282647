using CoproCms.Admin;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Security;
using CoproCms.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Cors;

/// <summary>Lets other sites' scripts in as far as the settings say, and keeps them from acting with a visitor's cookies. Before <c>UsersModule</c>.</summary>
public sealed class CorsModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCors();
        services.AddSingleton<CorsSettings>().AddSingleton<SettingsSection>(provider => provider.GetRequiredService<CorsSettings>());
        services.AddScoped<ICorsPolicyProvider, SiteCorsPolicy>().AddAdmin<CorsAdmin>();
        services.AddPermissions(new Permission(CorsSettings.Manage, "Manage which other sites may use this one"));
    }

    public override void Configure(IApplicationBuilder app) => app.UseCors().UseMiddleware<CrossSiteGuard>();
}

/// <summary>The policy of the site's settings, read for each request that comes from another origin.</summary>
internal sealed class SiteCorsPolicy(CorsSettings section, SiteSettingsStore settings) : ICorsPolicyProvider
{
    public async Task<CorsPolicy?> GetPolicyAsync(HttpContext context, string? policyName) =>
        section.DefaultPolicy(await settings.GetAsync(context.RequestAborted));
}
