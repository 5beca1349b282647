using CoproCms.GraphQL;
using CoproCms.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Containers;

/// <summary>What lists and flows give to the content that stands in them.</summary>
public sealed class ContainersModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddGraphQLExtension<ListGraphQL>().AddGraphQLExtension<FlowGraphQL>();
}
