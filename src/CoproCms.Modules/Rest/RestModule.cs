using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Rest;

/// <summary>Orchard Core's content API.</summary>
public sealed class RestModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPermissions(new Security.Permission(ContentApiDoor.Permission, "Use the content API"));
        services.AddSingleton(configuration.GetSection("CoproCms:Rest").Get<RestSettings>() ?? new());
        services.AddScoped<ContentApiWriter>().AddScoped<ContentListReader>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapContentApi();
}
