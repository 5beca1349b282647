using CoproCms.Hosting;
using CoproCms.Modules;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Feeds;

/// <summary>RSS, Atom and iCalendar feeds of what the site publishes.</summary>
public sealed class FeedsModule : WebModule
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<FeedReader>().AddScoped<CalendarReader>().AddScoped<FeedEndpoint>()
            .AddTaggedCache<ListingDirectory>().AddLiquid<FeedLiquid>().AddPageExtension<FeedPages>();

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/Contents/Lists/{listId}/rss", Methods, (HttpContext http, string listId, FeedEndpoint feeds) => feeds.OfContainerAsync(http, listId));
        endpoints.MapMethods(@"/{**path:regex(\.(rss|atom|ics)$)}", Methods, (HttpContext http, string path, FeedEndpoint feeds) => feeds.OfPathAsync(http, path));
    }
}
