using CoproCms.Admin.Contents;
using CoproCms.Admin.ContentTypes;
using CoproCms.Admin.Http;
using CoproCms.Errors;
using CoproCms.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Admin;

/// <summary>The admin: its layout, menu, words and styles, and the pages made from the content model. Features add their own pages.</summary>
public sealed class AdminModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<AdminText>().AddScoped<AdminMenu>().AddSingleton<AssetFiles>().AddScoped<IErrorPage, ErrorPage>();
        services.AddContentEditing();
        services.AddContentTypes();
        services.Configure<MvcOptions>(options => options.Filters.Add<AdminDoor>(int.MinValue));
        services.Configure<MvcOptions>(options => options.Filters.Add<AdminFaults>());
        if (AdminAddress.Prefix(configuration) is not AdminAddress.Standard and var prefix)
        {
            services.Configure<RazorPagesOptions>(options => AdminAddress.Move(options.Conventions, prefix));
            services.AddSingleton<IUrlHelperFactory>(new AdminAddress(prefix));
        }
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints) => endpoints.MapAssets();
}
