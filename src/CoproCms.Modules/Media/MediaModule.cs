using CoproCms.Admin;
using CoproCms.Data;
using CoproCms.GraphQL;
using CoproCms.Hosting;
using CoproCms.Media.Admin;
using CoproCms.Media.Api;
using CoproCms.Media.Bin;
using CoproCms.Media.Details;
using CoproCms.Media.Files;
using CoproCms.Media.Images;
using CoproCms.Media.Library;
using CoproCms.Media.Recipes;
using CoproCms.Media.Uploads;
using CoproCms.Modules;
using CoproCms.Recipes.Exporting;
using CoproCms.Theming.Liquid;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
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
        services.AddSingleton<MediaMoves>().AddSingleton<MediaFiles>().AddSingleton<MediaInspector>();
        services.AddSingleton<MediaKey>().AddSingleton<ImageRules>().AddSingleton<ImageProcessor>().AddSingleton<ResizedImageFolder>().AddSingleton<ResizedImages>();
        services.AddSingleton<MediaEndpoint>().AddSingleton<MediaUrls>().AddSingleton<IMediaUrls>(provider => provider.GetRequiredService<MediaUrls>());
        services.AddTaggedCache<MediaFramings>().AddHostedService(provider => provider.GetRequiredService<MediaFramings>());
        services.AddScoped<MediaDetails>().AddScoped<MediaBin>().AddScoped<MediaUses>().AddScoped<MediaGuard>().AddScoped<MediaLibrary>().AddScoped<MediaFolders>();
        services.AddSingleton<PartialUploads>().AddScoped<UploadReceiver>().AddOutboxHandler<MediaUsesHandler>();
        services.AddSingleton<MediaHousekeeping>().AddHostedService(provider => provider.GetRequiredService<MediaHousekeeping>());
        services.TryAddSingleton<OutboundGuard>();
        services.AddSingleton<MediaStaging>().AddSingleton<MediaIntake>().AddScoped<StagingCleaner>().AddSingleton<MediaDownload>();
        services.AddSingleton<MediaFolder>().AddSingleton<MediaJson>().AddScoped<MediaAccess>().AddScoped<MediaUpload>();
        services.AddRecipeStep<MediaStep>().AddRecipeStep<MediaProfilesStep>().AddOutboxHandler<MediaPlaceHandler>().AddExport<MediaExport>();
        services.AddExport(new ExportedKind("AllMediaProfilesDeploymentStep", DocumentKinds.MediaProfile, "MediaProfiles", "MediaProfiles", IsList: false));
        services.AddSingleton<PictureMaker>().AddLiquid<MediaLiquid>().AddAdmin<MediaAdmin>().AddSingleton<MediaThumbs>().AddScoped<MediaBrowser>().AddGraphQLExtension<MediaGraphQL>();
        services.AddPermissions(MediaPermissions.All);
    }

    public override void ConfigureModel(ModelBuilder model) =>
        model.ApplyConfiguration(new MediaDetailConfiguration()).ApplyConfiguration(new MediaBinConfiguration());

    public override void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/media/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext http, string? path, MediaEndpoint media) => media.GetAsync(http, path ?? ""));
        var options = endpoints.ServiceProvider.GetRequiredService<MediaOptions>();
        endpoints.MapMediaApi(options);
        endpoints.MapUploads(options);
    }
}
