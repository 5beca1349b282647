using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Modules;

/// <summary>A feature: a folder whose one module class registers its services and the tables it owns. Every member is optional.</summary>
public abstract class CmsModule
{
    public virtual void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <summary>Adds the module's entities to the one database context. A change here needs a migration for each provider.</summary>
    public virtual void ConfigureModel(ModelBuilder model)
    {
    }
}
