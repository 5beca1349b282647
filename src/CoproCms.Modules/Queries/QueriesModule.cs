using CoproCms.Data;
using CoproCms.GraphQL;
using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Recipes.Exporting;
using CoproCms.Theming.Liquid;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Queries;

/// <summary>Saved queries: SQL over views with Orchard Core's tables, read-only, for GraphQL, REST and templates.</summary>
public sealed class QueriesModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(configuration.GetSection(QuerySettings.Section).Get<QuerySettings>() ?? new());
        services.AddSingleton<QueryTemplates>().AddSingleton<QueryTurns>().AddScoped<QueryRunner>();
        services.AddRecipeStep<QueriesStep>().AddGraphQLExtension<QueriesGraphQL>().AddLiquid<QueriesLiquid>();
        services.AddExport<QueryExport>().AddExport(new ExportedKind("AllQueriesDeploymentStep", DocumentKinds.Query, "Queries", "Queries", IsList: true));
        services.AddPermissions(QueryPermissions.All);
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapQueryApi();
}
