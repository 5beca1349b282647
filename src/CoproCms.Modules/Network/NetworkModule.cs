using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Theming.Pages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Network;

/// <summary>What is particular to a co-production network's content: rules that no setting of a field can say, facts for search engines.</summary>
public sealed class NetworkModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddContentHandler<EventRules>().AddPageExtension<NetworkPages>();
}
