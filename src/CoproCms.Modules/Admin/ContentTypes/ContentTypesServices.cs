using CoproCms.Admin.ContentTypes.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Admin.ContentTypes;

internal static class ContentTypesServices
{
    public static IServiceCollection AddContentTypes(this IServiceCollection services) => services
        .AddScoped<DefinitionEditor>().AddScoped<DefinitionRemoval>().AddScoped<ImpactAnalysis>();
}
