using CoproCms.Data;
using CoproCms.GraphQL.Building;
using CoproCms.GraphQL.Executing;
using CoproCms.GraphQL.Executing.Mutations;
using CoproCms.GraphQL.Http;
using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CoproCms.GraphQL;

/// <summary>The content as a GraphQL API at <c>/api/graphql</c>, with Orchard Core's names.</summary>
public sealed class GraphQLModule : WebModule
{
    public const string Path = "/api/graphql";

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => GraphQLSettings.Read(configuration, provider.GetService<IHostEnvironment>()?.IsDevelopment() ?? false));
        services.AddSingleton<SchemaCache>().AddSingleton<DocumentPreparer>().AddSingleton<ErrorMasking>().AddScoped<GraphQLEngine>().AddScoped<ContentMutator>();
        services.AddSingleton<RequestReader>().AddSingleton(provider => new NamedQueries(provider.GetRequiredService<GraphQLSettings>(), provider.GetService<IHostEnvironment>()))
            .AddSingleton<QueryTexts>().AddSingleton<AnswerSender>().AddSingleton<GraphQLEndpoint>();
        services.AddTaggedCache<SchemaSignal>().AddTaggedCache<AnswerCache>().AddHostedService<SchemaWarmUp>();
        services.AddPermissions(GraphQLPermissions.All);
        foreach (var settings in GraphQLOptions.Settings)
            services.AddSingleton(settings);
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(Path, endpoints.ServiceProvider.GetRequiredService<GraphQLEndpoint>().HandleAsync);
        if (endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment())
            GraphiQLPage.Map(endpoints);
    }
}

/// <summary>Lets features extend the schema.</summary>
public static class GraphQLServices
{
    public static IServiceCollection AddGraphQLExtension<T>(this IServiceCollection services) where T : class, IGraphQLExtension =>
        services.AddSingleton<IGraphQLExtension, T>();
}
