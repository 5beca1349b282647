using CoproCms.Admin.Contents.Differences;
using CoproCms.Admin.Contents.Faults;
using CoproCms.Admin.Contents.Versions;
using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Admin.Contents.List;

/// <summary>The list of content, its bin, the versions of an item, and what waits for an editor.</summary>
public sealed class ContentListModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ContentListReader>().AddScoped<ContentListChoicesReader>().AddScoped<SavedFilters>().AddScoped<BulkActions>().AddScoped<ContentListTools>();
        services.AddAdmin<ContentListAdmin>().AddContentEditor<VersionsEditor>();
        services.AddTaggedCache<FaultBook>().AddScoped<FaultFinder>().AddAdmin<FaultAdmin>().AddContentStatus<BrokenLinksStatus>().AddContentStatus<MissingTextStatus>();
        services.AddSingleton<FaultWorker>().AddHostedService(provider => provider.GetRequiredService<FaultWorker>());
        services.AddScoped<ContentDifferences>().AddScoped<ReferenceNames>();
    }

    public override void ConfigureModel(ModelBuilder model) => model.ApplyConfiguration(new BulkOperationConfiguration());
}
