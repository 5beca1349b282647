using System.Globalization;
using System.Text;
using CoproCms.Admin;
using CoproCms.Admin.Http;
using CoproCms.Errors;
using CoproCms.Media.Api;
using CoproCms.Media.Files;
using CoproCms.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Media.Uploads;

/// <summary>
/// <c>/Admin/Media/Uploads</c>: uploads that can be gone on with after an interruption, by the tus protocol 1.0.0 (core, creation, expiration,
/// termination). Its header <c>Tus-Resumable</c>, which is demanded of every request, is one that no other site can make a browser send.
/// </summary>
internal static class UploadEndpoints
{
    private const string Version = "1.0.0";

    public static void MapUploads(this IEndpointRouteBuilder endpoints, MediaOptions options)
    {
        var admin = AdminAddress.Prefix(endpoints.ServiceProvider.GetRequiredService<IConfiguration>());
        var uploads = endpoints.MapGroup($"/{admin}/Media/Uploads").AddEndpointFilter(EnterAsync).AddEndpointFilter(MediaApi.ExplainAsync);
        uploads.MapGet("", List);
        uploads.MapPost("", Create);
        uploads.MapMethods("{id}", [HttpMethods.Head], Tell);
        uploads.MapPatch("{id}", AppendAsync).WithMetadata(new UploadLimit(options.MaxFileSize + 1));
        uploads.MapDelete("{id}", Remove);
    }

    private static async ValueTask<object?> EnterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.RequestServices.GetRequiredService<CurrentActor>().Value.Demand(MediaPermissions.ManageOwn, "to upload media");
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.Headers["Tus-Resumable"] = Version;
        response.Headers.CacheControl = "no-store";
        if (request.Headers["Tus-Resumable"] != Version)
            throw new RefusedRequestException(StatusCodes.Status412PreconditionFailed, "tus.version", $"Uploads here speak tus {Version}: send the header Tus-Resumable.");
        try
        {
            return await next(context);
        }
        catch (RefusedRequestException refused)
        {
            // The library shows the message beside the file.
            var text = context.HttpContext.RequestServices.GetRequiredService<AdminText>();
            await text.PrepareAsync(context.HttpContext);
            throw new RefusedRequestException(refused.Status, refused.Code, text.Fault(refused.Message)) { Extensions = refused.Extensions };
        }
    }

    private static IResult List(HttpRequest request, CurrentActor actor, PartialUploads uploads) => Results.Json(
        uploads.Of(actor.Value.UserId ?? "").Select(u => new Unfinished(Address(request, u), u.Path, u.Length, uploads.Offset(u), u.Fingerprint, uploads.Expires(u))));

    private static IResult Create(HttpRequest request, UploadReceiver receiver, PartialUploads uploads)
    {
        var metadata = Metadata(request.Headers["Upload-Metadata"].ToString());
        if (!metadata.TryGetValue("filename", out var name) || name.Length == 0)
            throw new BadHttpRequestException("Upload-Metadata has to hold filename, in Base64.");
        uploads.Clean();
        var path = MediaFolder.Join(metadata.GetValueOrDefault("folder", "").Trim('/'), name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..]);
        var upload = receiver.Begin(path, Number(request, "Upload-Length"), metadata.ContainsKey("keepboth"), metadata.GetValueOrDefault("fingerprint", ""));
        request.HttpContext.Response.Headers["Upload-Expires"] = uploads.Expires(upload).ToString("R", CultureInfo.InvariantCulture);
        return Results.Created(Address(request, upload), null);
    }

    private static IResult Tell(HttpResponse response, string id, UploadReceiver receiver, PartialUploads uploads)
    {
        var upload = receiver.Require(id);
        response.Headers["Upload-Offset"] = Text(uploads.Offset(upload));
        response.Headers["Upload-Length"] = Text(upload.Length);
        return Results.Ok();
    }

    private static async Task<IResult> AppendAsync(HttpContext http, string id, UploadReceiver receiver, CancellationToken cancellationToken)
    {
        if (http.Request.ContentType != "application/offset+octet-stream")
            throw new RefusedRequestException(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "A piece is sent as application/offset+octet-stream.");
        var (offset, path) = await receiver.AppendAsync(receiver.Require(id), Number(http.Request, "Upload-Offset"), http.Request.Body, cancellationToken);
        http.Response.Headers["Upload-Offset"] = Text(offset);
        if (path is not null)
            http.Response.Headers["Media-Path"] = Uri.EscapeDataString(path);
        return Results.NoContent();
    }

    private static IResult Remove(string id, UploadReceiver receiver, PartialUploads uploads)
    {
        uploads.Remove(receiver.Require(id));
        return Results.NoContent();
    }

    private static string Address(HttpRequest request, PartialUpload upload) => $"{request.PathBase}{request.Path.Value!.TrimEnd('/')}/{upload.Id}";

    private static long Number(HttpRequest request, string header) =>
        long.TryParse(request.Headers[header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number : throw new BadHttpRequestException($"The header {header} has to be a number of bytes.");

    // Pairs of a name and a value in Base64, divided by commas; a name may stand alone.
    private static Dictionary<string, string> Metadata(string header)
    {
        try
        {
            return header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split(' ', 2))
                .GroupBy(pair => pair[0]).ToDictionary(g => g.Key, g => g.First() is [_, var value] ? Encoding.UTF8.GetString(Convert.FromBase64String(value)) : "");
        }
        catch (FormatException error)
        {
            throw new BadHttpRequestException("Upload-Metadata has a value that is no Base64.", error);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Unfinished(string Url, string Path, long Length, long Offset, string Fingerprint, DateTime ExpiresUtc);

    private sealed record UploadLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
