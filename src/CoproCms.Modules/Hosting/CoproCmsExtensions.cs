using CoproCms.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Hosting;

/// <summary>Puts the modules into a host.</summary>
public static class CoproCmsExtensions
{
    public static WebApplicationBuilder AddCoproCms(this WebApplicationBuilder builder, Action<CmsBuilder> configure)
    {
        builder.Services.AddSingleton<AppData>().AddTaggedCache<PublicAnswers>();
        configure(new CmsBuilder(builder.Services, builder.Configuration));
        return builder;
    }

    public static WebApplication UseCoproCms(this WebApplication app)
    {
        var modules = app.Services.GetServices<CmsModule>().OfType<WebModule>().ToList();
        foreach (var module in modules)
            module.ConfigureEarly(app);
        app.UseRouting();
        foreach (var module in modules)
            module.Configure(app);
        foreach (var module in modules)
            module.MapEndpoints(app);
        return app;
    }
}
