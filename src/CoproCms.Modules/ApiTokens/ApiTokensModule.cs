using CoproCms.Admin;
using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.ApiTokens;

/// <summary>Personal tokens, with which a program acts for a user. Before <c>UsersModule</c>, which asks it about tokens.</summary>
public sealed class ApiTokensModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection(ApiTokenSettings.Section).Get<ApiTokenSettings>() ?? new());
        services.AddScoped<ApiTokenWriter>().AddSingleton<ApiTokenUses>().AddAudited<ApiTokenAudit>().AddAdmin<ApiTokensAdmin>();
        services.AddTaggedCache<ApiTokenCache>().AddSingleton<IBearerTokens>(provider => provider.GetRequiredService<ApiTokenCache>());
        services.AddSingleton<ApiTokenWorker>().AddHostedService(provider => provider.GetRequiredService<ApiTokenWorker>());
    }

    public override void ConfigureModel(ModelBuilder model) => model.ApplyConfiguration(new ApiTokenConfiguration());

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapApiTokens();
}
