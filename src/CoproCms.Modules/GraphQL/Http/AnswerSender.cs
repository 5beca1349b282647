using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CoproCms.Errors;
using CoproCms.GraphQL.Executing;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace CoproCms.GraphQL.Http;

/// <summary>Sends answers with the status that their media type and the specification ask for.</summary>
internal sealed class AnswerSender(GraphQLSettings settings)
{
    private const string Methods = "GET, HEAD, POST, OPTIONS";

    // Registered by the specification for an answer with data and errors, and only for its own media type.
    private const int PartialSuccess = 294;

    // Whoever signs in by a header or a cookie gets an answer of their own at the same address. Callers that send neither share one.
    private const string Vary = "Accept, Authorization, Cookie";

    private readonly string _public = Public(settings);

    public static CachedAnswer Make(GraphQLAnswer answer, IReadOnlySet<string> tags)
    {
        var body = Body(answer).WrittenSpan.ToArray();
        return CachedAnswer.Of(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"", tags);
    }

    /// <summary>Sends an answer without errors; by GET with an ETag.</summary>
    public async Task SendAsync(HttpContext context, CachedAnswer answer, bool shared)
    {
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsPost(request.Method))
        {
            response.Headers.ETag = answer.ETag;
            response.Headers.CacheControl = shared ? _public : "private, no-cache";
            response.Headers.Append(HeaderNames.Vary, Vary);
            if (IsKnown(request, answer.ETag))
            {
                response.ContentType = null;
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        await WriteAsync(context, answer.Body);
    }

    /// <summary>Sends an answer that no cache may keep.</summary>
    public static async Task SendAsync(HttpContext context, GraphQLAnswer answer)
    {
        var response = context.Response;
        response.StatusCode = Status(context, answer);
        response.Headers.CacheControl = "no-store";
        if (answer.Outcome == GraphQLOutcome.Forbidden)
            Challenge.Apply(context, isAuthenticated: response.StatusCode == StatusCodes.Status403Forbidden);
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
            response.Headers.Allow = HttpMethods.Post;
        await WriteAsync(context, Body(answer).WrittenMemory);
    }

    public static async Task RefuseAsync(HttpContext context, TransportError error)
    {
        var response = context.Response;
        response.ContentType = ResponseType.OrJson(context.Request);
        response.StatusCode = error.IsWellFormed && !ResponseType.IsStrict(response.ContentType) ? StatusCodes.Status200OK : error.Status;
        response.Headers.CacheControl = "no-store";
        if (error.Status == StatusCodes.Status405MethodNotAllowed)
            response.Headers.Allow = Methods;
        await WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(
            new { errors = new[] { new { message = error.Message, extensions = new { code = error.Codes[0], codes = error.Codes } } } }));
    }

    /// <summary>Says what can be asked here.</summary>
    public static void Offer(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.Allow = Methods;
    }

    private static int Status(HttpContext context, GraphQLAnswer answer)
    {
        var strict = ResponseType.IsStrict(context.Response.ContentType!);
        return answer.Outcome switch
        {
            GraphQLOutcome.Forbidden => context.RequestServices.GetRequiredService<CurrentActor>().Value.IsAuthenticated
                ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized,
            GraphQLOutcome.ReadOnly => HttpMethods.IsPost(context.Request.Method) ? StatusCodes.Status415UnsupportedMediaType : StatusCodes.Status405MethodNotAllowed,
            GraphQLOutcome.Failed => StatusCodes.Status500InternalServerError,
            GraphQLOutcome.Invalid when strict => StatusCodes.Status400BadRequest,
            GraphQLOutcome.TimedOut when strict => StatusCodes.Status503ServiceUnavailable,
            GraphQLOutcome.Executed when strict && answer.Errors.Count > 0 => PartialSuccess,
            _ => StatusCodes.Status200OK,
        };
    }

    private static ArrayBufferWriter<byte> Body(GraphQLAnswer answer)
    {
        var body = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(body);
        AnswerWriter.Write(json, answer);
        return body;
    }

    private static async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    // Proxies that compress an answer weaken its tag.
    private static bool IsKnown(HttpRequest request, string etag) => request.Headers.IfNoneMatch.Count > 0
        && new RequestHeaders(request.Headers).IfNoneMatch.Any(t => t == EntityTagHeaderValue.Any || t.Tag == etag);

    private static string Public(GraphQLSettings settings) => settings is { CacheSeconds: <= 0, SharedCacheSeconds: <= 0 }
        ? "public, no-cache"
        : string.Create(CultureInfo.InvariantCulture, $"public, max-age={Math.Max(0, settings.CacheSeconds)}, s-maxage={Math.Max(0, Math.Max(settings.CacheSeconds, settings.SharedCacheSeconds))}");
}
