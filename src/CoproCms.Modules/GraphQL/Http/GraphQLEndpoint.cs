using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.GraphQL.Executing;
using CoproCms.Security;
using GraphQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CoproCms.GraphQL.Http;

/// <summary>
/// <c>/api/graphql</c>, after the GraphQL over HTTP specification: <c>application/graphql-response+json</c> for those who ask for it, with 4xx for
/// what could not run; otherwise <c>application/json</c>, with 200 for every well-formed request that the actor may make.
/// </summary>
internal sealed class GraphQLEndpoint(RequestReader reader, AnswerCache cache, ErrorMasking masking, IConfiguration configuration)
{
    private const string Json = "application/json";
    private const string ResponseJson = "application/graphql-response+json";
    private const string Vary = "Accept, Authorization, Cookie";

    private readonly bool _cachesAnswers = configuration.GetValue("CoproCms:AnswerCaches", true);

    public async Task HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        try
        {
            await AnswerAsync(context, cancellationToken);
        }
        catch (TransportError error)
        {
            await RefuseAsync(context, error);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsPost(request.Method))
            throw TransportError.Method();
        var bytes = await reader.ReadBytesAsync(request, cancellationToken);
        var actor = context.RequestServices.GetRequiredService<CurrentActor>().Value;
        AnswerKey? key = _cachesAnswers && !actor.IsAuthenticated
            ? new(bytes, RequestReader.Kind(request), actor.CacheKey, CultureInfo.CurrentUICulture.Name) : null;
        if (key is not null && cache.Find(key) is { } cached)
        {
            await SendAsync(context, cached.Body, cached.ETag, shared: true);
            return;
        }

        await ExecuteAsync(context, reader.Parse(request, bytes), key, cancellationToken);
    }

    private async Task ExecuteAsync(HttpContext context, GraphQLQuery query, AnswerKey? key, CancellationToken cancellationToken)
    {
        var services = context.RequestServices;
        var generation = cache.Generation;
        GraphQLAnswer answer;
        try
        {
            answer = await services.GetRequiredService<GraphQLEngine>().ExecuteAsync(query with { ReadOnly = HttpMethods.IsGet(context.Request.Method) }, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException and not TransportError)
        {
            await WriteAsync(context, new(GraphQLOutcome.Failed, null, [masking.Mask(error, null)]));
            return;
        }

        if (answer is not { Outcome: GraphQLOutcome.Executed, Errors.Count: 0 })
        {
            await WriteAsync(context, answer);
            return;
        }

        var body = Body(answer);
        var etag = ETag(body.WrittenSpan);
        if (key is not null)
            cache.Offer(key, body.WrittenSpan.ToArray(), etag, services.GetRequiredService<CacheDependencies>().Tags, generation);
        await SendAsync(context, body.WrittenMemory, etag, shared: !services.GetRequiredService<CurrentActor>().Value.IsAuthenticated);
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body, string etag, bool shared)
    {
        var (request, response) = (context.Request, context.Response);
        response.ContentType = ContentType(request);
        if (HttpMethods.IsGet(request.Method))
        {
            response.Headers.ETag = etag;
            response.Headers.CacheControl = shared ? "public, no-cache" : "private, no-cache";
            response.Headers.Vary = Vary;
            if (request.Headers.IfNoneMatch.Contains(etag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext context, GraphQLAnswer answer)
    {
        var response = context.Response;
        response.ContentType = ContentType(context.Request);
        response.StatusCode = Status(context, answer, response.ContentType == ResponseJson);
        if (answer.Outcome == GraphQLOutcome.Forbidden)
            Challenge.Apply(context, isAuthenticated: response.StatusCode == StatusCodes.Status403Forbidden);
        if (response.StatusCode == StatusCodes.Status405MethodNotAllowed)
            response.Headers.Allow = HttpMethods.Post;
        response.Headers.CacheControl = "no-store";
        var body = Body(answer);
        response.ContentLength = body.WrittenCount;
        await response.BodyWriter.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    private static int Status(HttpContext context, GraphQLAnswer answer, bool strict) => answer.Outcome switch
    {
        GraphQLOutcome.Forbidden => context.RequestServices.GetRequiredService<CurrentActor>().Value.IsAuthenticated
            ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized,
        GraphQLOutcome.ReadOnly => StatusCodes.Status405MethodNotAllowed,
        GraphQLOutcome.Failed => StatusCodes.Status500InternalServerError,
        GraphQLOutcome.Invalid when strict => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status200OK,
    };

    private static ArrayBufferWriter<byte> Body(GraphQLAnswer answer)
    {
        var body = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(body);
        AnswerWriter.Write(json, answer);
        return body;
    }

    private static async Task RefuseAsync(HttpContext context, TransportError error)
    {
        var response = context.Response;
        response.StatusCode = error.Status;
        response.ContentType = ContentType(context.Request);
        response.Headers.CacheControl = "no-store";
        if (error.Status == StatusCodes.Status405MethodNotAllowed)
            response.Headers.Allow = "GET, POST";
        await JsonSerializer.SerializeAsync(
            response.Body,
            new { errors = new[] { new { message = error.Message, extensions = new { code = error.Codes[0], codes = error.Codes } } } },
            cancellationToken: context.RequestAborted);
    }

    private static string ETag(ReadOnlySpan<byte> body) => $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";

    // The kind that the client likes best; who names neither gets what clients have always got.
    private static string ContentType(HttpRequest request)
    {
        if (request.Headers.Accept is not { Count: > 0 } accept || !accept.ToString().Contains(ResponseJson, StringComparison.OrdinalIgnoreCase))
            return Json;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var types))
            return Json;
        double Quality(string type) => types.FirstOrDefault(t => t.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)) is { } found ? found.Quality ?? 1 : 0;
        return Quality(ResponseJson) > 0 && Quality(ResponseJson) >= Quality(Json) ? ResponseJson : Json;
    }
}
