using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Network;

/// <summary>The rules of a co-production network's content that no setting of a field can say.</summary>
public sealed class NetworkModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddContentHandler<EventRules>();
}
