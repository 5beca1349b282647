using CoproCms.Hosting;
using CoproCms.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Sitemaps;

/// <summary>Tells search engines which pages there are, and which to leave alone.</summary>
public sealed class SitemapsModule : WebModule
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<SitemapReader>().AddScoped<SitemapEndpoint>().AddScoped<RobotsEndpoint>().AddSingleton<SettingsSection, RobotsSettings>();

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/sitemap.xml", Methods, (HttpContext http, SitemapEndpoint sitemaps) => sitemaps.AllAsync(http));
        endpoints.MapMethods("/sitemap-{number:int:min(1)}.xml", Methods, (HttpContext http, int number, SitemapEndpoint sitemaps) => sitemaps.OneAsync(http, number));
        endpoints.MapMethods("/robots.txt", Methods, (HttpContext http, RobotsEndpoint robots) => robots.GetAsync(http));
    }
}
