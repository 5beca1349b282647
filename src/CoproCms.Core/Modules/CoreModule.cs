using CoproCms.Auditing;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Indexing;
using CoproCms.Outbox;
using CoproCms.Parts;
using CoproCms.Recipes;
using CoproCms.Routing;
using CoproCms.Security;
using CoproCms.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoproCms.Modules;

/// <summary>The engine that every other module stands on.</summary>
public sealed class CoreModule : CmsModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FieldTypes>().AddSingleton<PartTypes>().AddSingleton<DefinitionRules>().AddSingleton<Permissions>().AddSingleton<KeyGenerator>();
        services.AddSingleton(provider => new CacheTagBroadcast(provider.GetServices<ITaggedCache>(), provider.GetService<ITagChannel>()));
        services.AddTaggedCache<DocumentStoreCache>().AddTaggedCache<DefinitionCache>().AddTaggedCache<RouteCache>().AddTaggedCache<LiveIndexCache>().AddTaggedCache<OutboxSignal>();
        services.AddSingleton<DocumentCache>().AddSingleton<ReferenceFinder>().AddSingleton<ContentProjector>().AddSingleton<ContentItemFactory>();
        services.AddScoped<Audit>().AddSingleton<AuditedChanges>().AddAudited<DocumentAudit>().AddAudited<RedirectAudit>();
        services.AddScoped<CurrentActor>().AddScoped<CacheDependencies>().AddScoped<DocumentStore>().AddScoped<DefinitionStore>().AddScoped<SiteSettingsStore>();
        services.AddScoped<ContentManager>().AddScoped<ContentQuery>().AddScoped<ContentRules>().AddSingleton<ItemCheck>().AddScoped<VersionWriter>().AddScoped<DocumentReader>().AddScoped<LiveIndexReader>();
        services.AddScoped<ContentHistory>().AddScoped<NestedItemReader>().AddScoped<TranslatedReferences>().AddScoped<RouteTable>().AddScoped<OutboxWriter>();
        services.AddScoped<ReferenceRebuilding>().AddOutboxHandler<ReferencesHandler>();
        services.AddContentHandler<RedirectHandler>();
        services.AddSingleton<SettingsSection, GeneralSettings>().AddSingleton<SettingsSection, LanguageSettings>();
        foreach (var settings in DefinitionSettings.Standard)
            services.AddSingleton(settings);
        services.AddScoped<RecipePlanner>().AddScoped<RecipeRunner>().AddScoped<SiteIdentity>();
        services.AddSingleton<OutboxWorker>().AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
        services.AddPermissions(ContentPermissions.Global());
        services.AddPermissions(
            new Permission(Permissions.SiteOwner, "Do everything"),
            new Permission("Import", "Import content and recipes"));
    }
}
