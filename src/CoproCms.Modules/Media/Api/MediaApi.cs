using CoproCms.Errors;
using CoproCms.Media.Bin;
using CoproCms.Media.Files;
using CoproCms.Rest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace CoproCms.Media.Api;

/// <summary><c>/api/media</c>: lists folders, tells about files, takes them in and removes them. The bytes are served at <c>/media</c>.</summary>
internal static class MediaApi
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static void MapMediaApi(this IEndpointRouteBuilder endpoints, MediaOptions options)
    {
        var api = endpoints.MapGroup("/api/media").AddEndpointFilter<ContentApiDoor>().AddEndpointFilter(ExplainAsync);
        api.MapMethods("", Read, GetAsync).WithMetadata(MediaOperations.Read, MediaOperations.File, MediaOperations.Folder);
        api.MapPost("", UploadAsync).WithMetadata(new UploadLimit(options.MaxUploadSize), MediaOperations.Upload);
        api.MapDelete("", DeleteAsync).WithMetadata(MediaOperations.Delete);
    }

    private static async Task<IResult> GetAsync(HttpRequest request, MediaFiles files, MediaFolder folder, MediaAccess access, MediaJson json, CancellationToken cancellationToken)
    {
        var path = Path(request);
        if (!access.MaySee(path))
            throw NotThere(path);
        if (files.Find(path) is { } file)
            return await json.OfFileAsync(file, cancellationToken);
        var entries = path.Length > 0 && MediaPath.Fault(path) is not null ? null : folder.List(path);
        return json.OfFolder(path, (entries ?? throw NotThere(path)).Where(e => access.MaySee(e.Path)), MediaPage.Read(request));
    }

    private static async Task<IResult> UploadAsync(HttpRequest request, MediaUpload upload, MediaJson json, CancellationToken cancellationToken) =>
        await json.OfUploadedAsync(await upload.ReceiveAsync(request, cancellationToken), cancellationToken);

    private static async Task<IResult> DeleteAsync(HttpRequest request, MediaFiles files, MediaFolder folder, MediaAccess access, MediaBin bin)
    {
        var path = Path(request);
        if (path.Length == 0 || MediaPath.Fault(path) is not null)
            throw NotThere(path);
        access.DemandChange(path);
        if (files.FindHere(path) is { } file)
        {
            Demand(request, file);
            await bin.PutAsync(file, replaced: false, CancellationToken.None);
        }
        else if (folder.IsFolder(path))
            DeleteFolder(path, files);
        else
            throw NotThere(path);
        return Results.NoContent();
    }

    private static void DeleteFolder(string path, MediaFiles files)
    {
        try
        {
            Directory.Delete(files.PhysicalPath(path), recursive: false);
        }
        catch (IOException)
        {
            throw MediaFolder.Conflict($"The folder '{path}' is not empty; delete first what is in it.");
        }
    }

    private static void Demand(HttpRequest request, MediaFile file)
    {
        if (request.Headers.IfMatch.Count == 0)
            return;
        if (!EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch, out var tags))
            throw new BadHttpRequestException("If-Match holds ETags in quotes, as GET answered them, or *.");
        if (!tags.Any(tag => tag.Tag == "*" || tag.Compare(file.EntityTag, useStrongComparison: true)))
            throw new RefusedRequestException(StatusCodes.Status412PreconditionFailed, "precondition-failed", $"'{file.Path}' is no longer what you saw; look again.")
            {
                Extensions = new() { ["currentETag"] = file.EntityTag.ToString() },
            };
    }

    private static string Path(HttpRequest request) => MediaPath.Normalise(request.Query["path"].ToString());

    private static NotFoundException NotThere(string path) => new($"There is no media file or folder '{path}'.");

    public static async ValueTask<object?> ExplainAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (MediaRefusedException refused)
        {
            var (status, code) = refused.Rule switch
            {
                MediaRule.Size => (StatusCodes.Status413PayloadTooLarge, "too-large"),
                MediaRule.Type => (StatusCodes.Status415UnsupportedMediaType, "media.type"),
                MediaRule.Path => (StatusCodes.Status400BadRequest, "media.path"),
                _ => (StatusCodes.Status400BadRequest, "bad-request"),
            };
            throw new RefusedRequestException(status, code, refused.Message);
        }
    }

    private sealed record UploadLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
