using CoproCms.GraphQL;
using CoproCms.Hosting;
using CoproCms.Media.Api;
using CoproCms.Media.Files;
using CoproCms.Media.Images;
using CoproCms.Media.Recipes;
using CoproCms.Modules;
using CoproCms.Theming.Liquid;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CoproCms.Media;

/// <summary>Media files: kept in <c>App_Data/Media</c>, served and resized at <c>/media</c>, brought by recipes.</summary>
public sealed class MediaModule : WebModule
{
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(MediaOptions.Read(configuration));
        services.AddSingleton<MediaFiles>().AddSingleton<MediaInspector>();
        services.AddSingleton<MediaKey>().AddSingleton<ImageRules>().AddSingleton<ImageProcessor>().AddSingleton<ResizedImageFolder>().AddSingleton<ResizedImages>();
        services.AddSingleton<MediaEndpoint>().AddSingleton<IMediaUrls, MediaUrls>();
        services.TryAddSingleton<OutboundGuard>();
        services.AddSingleton<MediaStaging>().AddSingleton<MediaIntake>().AddScoped<StagingCleaner>().AddSingleton<MediaDownload>();
        services.AddSingleton<MediaFolder>().AddSingleton<MediaJson>().AddScoped<MediaAccess>().AddScoped<MediaUpload>();
        services.AddRecipeStep<MediaStep>().AddRecipeStep<MediaProfilesStep>().AddOutboxHandler<MediaPlaceHandler>();
        services.AddSingleton<PictureMaker>().AddLiquid<MediaLiquid>().AddGraphQLExtension<MediaGraphQL>();
        services.AddPermissions(MediaPermissions.All);
    }

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/media/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext http, string? path, MediaEndpoint media) => media.GetAsync(http, path ?? ""));
        endpoints.MapMediaApi(endpoints.ServiceProvider.GetRequiredService<MediaOptions>());
    }
}
