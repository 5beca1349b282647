using CoproCms.Media.Api;
using CoproCms.Media.Files;
using CoproCms.Media.Images;
using CoproCms.Media.Library;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace CoproCms.Media;

/// <summary>Serves <c>/media/**</c>: files as they are, and images in the size asked for.</summary>
internal sealed class MediaEndpoint(MediaFiles files, ResizedImages resized, ImageRules rules, MediaOptions options)
{
    // Even a harmful SVG, put into the folder by hand, can then do nothing when it is opened by itself.
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    public async Task<IResult> GetAsync(HttpContext http, string path)
    {
        if (files.Find(path) is not { } file)
            return Results.NotFound();
        var door = MediaAccess.IsGuarded(file.Place)
            ? await http.RequestServices.GetRequiredService<MediaGuard>().DoorAsync(file.Place, http.RequestAborted) : MediaDoor.Open;
        if (door == MediaDoor.Closed)
            return Results.NotFound();
        http.Items[typeof(MediaDoor)] = door;
        try
        {
            var reader = new ImageParameterReader(name => Single(http.Request, name));
            var wanted = file.Type.IsRaster ? reader.Read() : null;
            return wanted is null ? Original(http, file) : await ResizedAsync(http, file, wanted);
        }
        catch (ImageRefusedException error)
        {
            return Results.Problem(error.Message, statusCode: error.Status);
        }
        catch (IOException error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // Removed while it was looked at.
            return Results.NotFound();
        }
    }

    private IResult Original(HttpContext http, MediaFile file)
    {
        var stream = MediaFiles.OpenRead(file.PhysicalPath);
        SetHeaders(http, file);
        if (!file.Type.Inline)
            http.Response.GetTypedHeaders().ContentDisposition = Attachment(file);
        return Results.Stream(stream, file.Type.ContentType, null, file.LastModified, file.EntityTag, enableRangeProcessing: true);
    }

    private async Task<IResult> ResizedAsync(HttpContext http, MediaFile file, ImageParameters wanted)
    {
        rules.Demand(file.Path, wanted, Single(http.Request, "token"));
        var format = ImageRules.Choose(file.Type, wanted, http.Request.Headers.Accept.ToString());
        var stream = await resized.OpenAsync(file, wanted, format, http.RequestAborted);
        SetHeaders(http, file);
        if (wanted.Format is null)
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var type = MediaTypes.Of("." + format.ToString().ToLowerInvariant())!.ContentType;
        var tag = new EntityTagHeaderValue($"\"{ResizedImages.Name(file, wanted, format)}\"");
        return Results.Stream(stream, type, null, file.LastModified, tag, enableRangeProcessing: true);
    }

    private void SetHeaders(HttpContext http, MediaFile file)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        // Other sites of the network show these pictures.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.CacheControl = http.Items[typeof(MediaDoor)] is MediaDoor.Personal ? "private, no-cache" : Single(http.Request, "v") == file.Version
            ? $"public, max-age={options.MaxCacheDays * 86_400L}, immutable"
            : $"public, max-age={options.MaxBrowserCacheDays * 86_400L}, must-revalidate";
        if (file.Type.IsSvg)
            headers.ContentSecurityPolicy = Sandbox;
    }

    private static ContentDispositionHeaderValue Attachment(MediaFile file)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(Path.GetFileName(file.Path));
        return disposition;
    }

    private static string? Single(HttpRequest request, string name) =>
        request.Query.TryGetValue(name, out var values) ? string.Join(' ', values.AsEnumerable()) : null;
}
