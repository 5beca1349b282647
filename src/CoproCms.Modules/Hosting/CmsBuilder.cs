using CoproCms.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Hosting;

/// <summary>The list of modules that make up this host.</summary>
public sealed class CmsBuilder(IServiceCollection services, IConfiguration configuration)
{
    private readonly List<CmsModule> _modules = [];

    public IServiceCollection Services { get; } = services;

    public IConfiguration Configuration { get; } = configuration;

    public IReadOnlyList<CmsModule> Modules => _modules;

    public CmsBuilder Add<T>() where T : CmsModule, new()
    {
        var module = new T();
        _modules.Add(module);
        Services.AddSingleton<CmsModule>(module);
        module.ConfigureServices(Services, Configuration);
        return this;
    }
}
