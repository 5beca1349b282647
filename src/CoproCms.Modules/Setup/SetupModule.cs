using CoproCms.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Setup;

/// <summary>The first start of a site, and the question whether it is alive.</summary>
public sealed class SetupModule : WebModule
{
    private string _healthUrl = "/health/live";

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["OrchardCore:OrchardCore_HealthChecks:Url"] is { Length: > 0 } url)
            _healthUrl = url;
        services.AddHealthChecks();
        services.AddSingleton<AutoSetupSettings>().AddScoped<SiteSetup>().AddSingleton<SiteStartup>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapHealthChecks(_healthUrl);
}
