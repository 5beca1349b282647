using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.Hosting;
using CoproCms.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Rest.OpenApi;

/// <summary>Serves the document at <c>/openapi/v1.json</c> and as a page at <c>/openapi</c>, each as the definitions in force make it.</summary>
internal sealed class OpenApiEndpoint(OpenApiDocument document, IEnumerable<EndpointDataSource> sources)
{
    // One for each set of types that readers may see: as many as there are kinds of readers.
    private const int Room = 64;

    private const string Policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    private volatile Made _made = new(ContentDefinitions.Empty);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/openapi/v1.json", Read, (HttpContext context, OpenApiEndpoint openApi, DefinitionStore definitions, CurrentActor actor, CancellationToken cancellationToken) =>
            openApi.JsonAsync(context, definitions, actor.Value, cancellationToken));
        endpoints.MapMethods("/openapi", Read, (HttpContext context, OpenApiEndpoint openApi, DefinitionStore definitions, CurrentActor actor, CancellationToken cancellationToken) =>
            openApi.PageAsync(context, definitions, actor.Value, cancellationToken));
        endpoints.MapMethods("/openapi/openapi.css", Read, (HttpResponse response) =>
        {
            response.Headers.CacheControl = "public, max-age=3600";
            return Results.Stream(typeof(OpenApiEndpoint).Assembly.GetManifestResourceStream("CoproCms.Rest.OpenApi.openapi.css")!, "text/css; charset=utf-8");
        });
    }

    private async Task<IResult> JsonAsync(HttpContext context, DefinitionStore definitions, Actor actor, CancellationToken cancellationToken)
    {
        var (_, bytes) = await GetAsync(context, definitions, actor, cancellationToken);
        return new JsonAnswer(bytes, $"\"{JsonAnswer.Hash(bytes.Span)}\"");
    }

    private async Task<IResult> PageAsync(HttpContext context, DefinitionStore definitions, Actor actor, CancellationToken cancellationToken)
    {
        var (json, _) = await GetAsync(context, definitions, actor, cancellationToken);
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.CacheControl = "private, no-cache";
        headers.XContentTypeOptions = "nosniff";
        return Results.Text(OpenApiPage.Write(json, context.Request.PathBase + "/openapi"), "text/html; charset=utf-8");
    }

    private async Task<(JsonObject Json, ReadOnlyMemory<byte> Bytes)> GetAsync(HttpContext context, DefinitionStore definitions, Actor actor, CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        var types = known.Types.Values.Where(t => actor.Allows(ContentPermissions.View, t.Name) != Reach.None).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var root = context.Request.PathBase.ToUriComponent();
        var made = _made;
        if (!ReferenceEquals(made.For, known) || made.Documents.Count > Room)
            _made = made = new(known);
        return made.Documents.GetOrAdd($"{root} {string.Join(' ', types.Select(t => t.Name))}", _ =>
        {
            var json = document.Build(sources.SelectMany(s => s.Endpoints), known, types, root);
            return (json, JsonSerializer.SerializeToUtf8Bytes(json));
        });
    }

    private sealed record Made(ContentDefinitions For)
    {
        public ConcurrentDictionary<string, (JsonObject Json, ReadOnlyMemory<byte> Bytes)> Documents { get; } = new();
    }
}
