using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace CoproCms.Hosting;

/// <summary>
/// JSON with an ETag. Of readers it answers <c>If-None-Match</c> with 304, and shared caches may keep what strangers get as long as they ask again
/// each time; what those signed in get is theirs alone. Answers to other methods are not for caches.
/// </summary>
public sealed class JsonAnswer(ReadOnlyMemory<byte> body, string etag) : IResult
{
    private const int TagBytes = 8;

    /// <summary>JSON as it was written, with an ETag that follows from it.</summary>
    public static JsonAnswer Of(Action<Utf8JsonWriter> write)
    {
        var body = Write(write);
        return new(body, $"\"{Hash(body.Span)}\"");
    }

    /// <summary>The default encoder escapes what HTML could take for markup, so the bytes are safe wherever they are pasted.</summary>
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(body))
            write(json);
        return body.WrittenMemory;
    }

    public static string Hash(ReadOnlySpan<byte> body)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return Convert.ToHexStringLower(hash[..TagBytes]);
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        response.Headers.ETag = etag;
        response.Headers.CacheControl = !isRead ? "no-store" : IsKnown(httpContext) ? "private, no-cache" : "public, no-cache";
        if (isRead)
            response.Headers.Append(HeaderNames.Vary, "Authorization, Cookie");
        if (isRead && IsFresh(request))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(request.Method))
            await response.BodyWriter.WriteAsync(body, httpContext.RequestAborted);
    }

    private static bool IsKnown(HttpContext context) => context.RequestServices.GetRequiredService<CurrentActor>().Value.IsAuthenticated;

    private bool IsFresh(HttpRequest request)
    {
        var own = new EntityTagHeaderValue(etag);
        return EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var tags)
            && tags.Any(tag => tag.Tag == "*" || tag.Compare(own, useStrongComparison: false));
    }
}
