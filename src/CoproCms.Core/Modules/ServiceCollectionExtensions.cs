using CoproCms.Auditing;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Fields;
using CoproCms.Outbox;
using CoproCms.Parts;
using CoproCms.Recipes;
using CoproCms.Recipes.Exporting;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Modules;

/// <summary>The explicit lists that a module adds itself to.</summary>
public static class ServiceCollectionExtensions
{
    public static IServiceCollection AddField<T>(this IServiceCollection services) where T : FieldType => services.AddSingleton<FieldType, T>();

    public static IServiceCollection AddPart<T>(this IServiceCollection services) where T : PartType => services.AddSingleton<PartType, T>();

    public static IServiceCollection AddContentHandler<T>(this IServiceCollection services) where T : ContentHandler => services.AddScoped<ContentHandler, T>();

    public static IServiceCollection AddRecipeStep<T>(this IServiceCollection services) where T : RecipeStep => services.AddScoped<RecipeStep, T>();

    public static IServiceCollection AddExport<T>(this IServiceCollection services) where T : ExportSource => services.AddScoped<ExportSource, T>();

    public static IServiceCollection AddOutboxHandler<T>(this IServiceCollection services) where T : OutboxHandler => services.AddScoped<OutboxHandler, T>();

    public static IServiceCollection AddAudited<T>(this IServiceCollection services) where T : AuditSource => services.AddSingleton<AuditSource, T>();

    /// <summary>A singleton that is told of every committed change.</summary>
    public static IServiceCollection AddTaggedCache<T>(this IServiceCollection services) where T : class, ITaggedCache =>
        services.AddSingleton<T>().AddSingleton<ITaggedCache>(provider => provider.GetRequiredService<T>());

    public static IServiceCollection AddPermissions(this IServiceCollection services, params IEnumerable<Permission> permissions)
    {
        foreach (var permission in permissions)
            services.AddSingleton(permission);
        return services;
    }
}
