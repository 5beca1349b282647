using CoproCms.Admin.Contents;
using CoproCms.Hosting;
using CoproCms.Preview.Links;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Preview;

/// <summary>Shows content in the theme before it is live: beside the form, and by links for people without an account.</summary>
public sealed class PreviewModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<PreviewPages>().AddScoped<PreviewLinks>().AddSingleton<PreviewTokens>();
        services.AddContentEditor<PreviewEditor>();
        services.AddSingleton<IBearerTokens, PreviewBearer>();
    }

    public override void ConfigureModel(ModelBuilder model) => model.ApplyConfiguration(new PreviewLinkConfiguration());
}
