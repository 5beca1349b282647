using System.Text.RegularExpressions;
using CoproCms.Theming.Http;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Theming.StaticFiles;

/// <summary>Answers for the themes' files: for a year when the address carries the version, for an hour otherwise.</summary>
internal sealed partial class ThemeFileMiddleware(RequestDelegate next, ThemeFiles files)
{
    private const string ForGood = "public, max-age=31536000, immutable";
    private const string ForAWhile = "public, max-age=3600";

    public Task InvokeAsync(HttpContext context)
    {
        var method = context.Request.Method;
        if ((HttpMethods.IsGet(method) || HttpMethods.IsHead(method)) && files.Find(context.Request.Path.Value ?? "") is { } file)
            return WriteAsync(context, file);
        return next(context);
    }

    private static Task WriteAsync(HttpContext context, ThemeFile file)
    {
        var (request, response) = (context.Request, context.Response);
        var isVersion = request.Query["v"] == file.Version || NamedByHash().IsMatch(request.Path.Value!);
        var encoding = file.IsCompressible ? AcceptedEncoding.Of(request) : ContentEncoding.Identity;
        var etag = $"\"{file.Version}{encoding.Suffix()}\"";
        response.Headers.ETag = etag;
        response.Headers.CacheControl = isVersion ? ForGood : ForAWhile;
        if (file.IsCompressible)
            response.Headers.Vary = "Accept-Encoding";
        if (EntityTags.Match(request, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = file.ContentType;
        return encoding.WriteAsync(context, encoding switch
        {
            ContentEncoding.Brotli => file.Brotli,
            ContentEncoding.Gzip => file.Gzip,
            _ => file.Bytes,
        });
    }

    // As esbuild names what style sheets refer to: icon-5XYFPMTA.svg.
    [GeneratedRegex(@"-[A-Z0-9]{8}\.\w+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedByHash();
}
