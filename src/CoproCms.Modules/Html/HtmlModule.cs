using CoproCms.Hosting;
using CoproCms.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Html;

/// <summary>What HTML may be stored and shown.</summary>
public sealed class HtmlModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Embeds.Read(configuration)).AddSingleton<HtmlPolicy>();
        services.AddPermissions(HtmlPermissions.WriteUnsanitised);
    }
}
