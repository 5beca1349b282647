using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.Hosting;
using CoproCms.Recipes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Rest.OpenApi;

/// <summary>The OpenAPI 3.1 document: every route of the API from its endpoint's metadata, and the schemas of the content types.</summary>
internal sealed class OpenApiDocument(ContentSchemas content, IEnumerable<ApiRoute> answeredByMiddleware, IEnumerable<ApiSecurityScheme> schemes)
{
    private static readonly string[] Order = ["get", "post", "put", "patch", "delete"];

    private const string Introduction = """
        Reads and writes the content of this site as JSON. What an item looks like follows from its content type; the types below are those in force now.

        Programs prove who they are with a bearer token: curl -H "Authorization: Bearer $TOKEN" "https://…/api/content?type=Event&filter=Start%20ge%20now&orderBy=Start". Every refusal is Problem Details (RFC 9457) with a stable code beside its words.

        Items carry an ETag: send it in If-None-Match to be told 304 instead of what you have already, and in If-Match to change or delete only what you have read.

        The same content is at /api/graphql.
        """;

    /// <param name="endpoints">All that are mapped.</param>
    /// <param name="definitions">In force.</param>
    /// <param name="types">Those that the reader may see.</param>
    /// <param name="root">Where the site lies below its host; empty for the host itself.</param>
    public JsonObject Build(IEnumerable<Endpoint> endpoints, ContentDefinitions definitions, IReadOnlyList<ContentTypeDefinition> types, string root)
    {
        var routes = endpoints.OfType<RouteEndpoint>().Where(IsOfApi).ToList();
        var operations = Operations(routes).ToList();
        var schemas = new JsonObject { [OperationWriter.Problem] = Problem() };
        foreach (var schema in routes.SelectMany(r => r.Metadata.GetOrderedMetadata<ApiSchema>()).OrderBy(s => s.Name, StringComparer.Ordinal))
            schemas[schema.Name] = schema.Schema.DeepClone();
        content.Add(definitions, types, schemas);
        return new()
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "CoproCms content API", ["version"] = "1", ["description"] = Introduction },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = root.Length == 0 ? "/" : root }),
            ["security"] = new JsonArray([.. Schemes().Select(s => new JsonObject { [s.Key] = new JsonArray() })]),
            ["tags"] = new JsonArray([.. operations.Select(o => o.Operation.Tag).Distinct().Order(StringComparer.Ordinal).Select(t => new JsonObject { ["name"] = t })]),
            ["paths"] = new JsonObject(operations.GroupBy(o => o.Path).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, Methods(p)))),
            ["components"] = new JsonObject { ["securitySchemes"] = Schemes(), ["schemas"] = schemas },
        };
    }

    private static bool IsOfApi(RouteEndpoint endpoint) => OperationWriter.Methods(endpoint).Any()
        && (endpoint.Metadata.GetMetadata<ApiOperation>() is not null || endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.OrdinalIgnoreCase) == true);

    private IEnumerable<Described> Operations(IEnumerable<RouteEndpoint> routes) =>
        routes.SelectMany(r => OperationWriter.Methods(r).Select(m => new Described(m, OperationWriter.Path(r.RoutePattern), OperationWriter.Describe(r))))
            .Concat(answeredByMiddleware.Select(r => new Described(r.Method.ToLowerInvariant(), r.Path, r.Operation)));

    private static JsonObject Methods(IEnumerable<Described> ofPath)
    {
        var operations = ofPath.DistinctBy(o => o.Method).ToList();
        return new(operations.OrderBy(o => Array.IndexOf(Order, o.Method)).Select(o => KeyValuePair.Create<string, JsonNode?>(
            o.Method, OperationWriter.Write(o.Method, o.Path, o.Operation, operations.Count(other => ReferenceEquals(other.Operation, o.Operation)) > 1))));
    }

    private JsonObject Schemes()
    {
        var all = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A token in the header Authorization: Bearer …" } };
        foreach (var scheme in schemes)
            all[scheme.Name] = scheme.Scheme.DeepClone();
        return all;
    }

    private static JsonObject Problem()
    {
        var schema = StepSchema.Open(
            ("type", StepSchema.Text("Address that explains the status.")),
            ("title", StepSchema.Text("The kind of problem.")),
            ("status", new() { ["type"] = "integer" }),
            ("code", StepSchema.Text("Stable key for programs: bad-request, unauthenticated, forbidden, not-found, conflict, precondition-failed, validation, …")),
            ("detail", StepSchema.Text("What is wrong here, and the way out.")),
            ("errors", StepSchema.Map(StepSchema.List(StepSchema.Text()))),
            ("codes", StepSchema.Map(StepSchema.List(StepSchema.Text()))),
            ("permission", StepSchema.Text("The permission that is missing.")),
            ("contentItemId", StepSchema.Text()),
            ("currentVersion", StepSchema.Text("The latest version, where yours is stale.")),
            ("currentETag", StepSchema.Text()),
            ("errorId", StepSchema.Text("To be quoted to whoever reads the log.")));
        schema["description"] = "A refusal (RFC 9457). Broken rules stand in errors, and their stable keys in codes, by the member they are about.";
        schema["required"] = new JsonArray("type", "title", "status", "code");
        return schema;
    }

    private sealed record Described(string Method, string Path, ApiOperation Operation);
}
