using CoproCms.GraphQL;
using CoproCms.Hosting;
using CoproCms.Theming.Pages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Layers;

/// <summary>Widgets in the zones of the layout, where the rules of their layers say so.</summary>
public sealed class LayersModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LayerRules>().AddZoneSource<LayerZones>().AddGraphQLExtension<LayerGraphQL>();
}
