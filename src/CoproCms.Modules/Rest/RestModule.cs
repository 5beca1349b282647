using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Rest.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Rest;

/// <summary>Orchard Core's content API, lists beside it, and the OpenAPI description of every route.</summary>
public sealed class RestModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPermissions(new Security.Permission(ContentApiDoor.Permission, "Use the content API"));
        services.AddSingleton(configuration.GetSection("CoproCms:Rest").Get<RestSettings>() ?? new());
        services.AddScoped<ContentApiWriter>().AddScoped<ContentListReader>();
        services.AddSingleton<ContentSchemas>().AddSingleton<OpenApiDocument>().AddSingleton<OpenApiEndpoint>();
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapContentApi();
        OpenApiEndpoint.Map(endpoints);
    }
}
