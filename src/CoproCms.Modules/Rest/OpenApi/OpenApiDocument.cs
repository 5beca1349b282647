using System.Text.Json.Nodes;
using CoproCms.Definitions;
using CoproCms.Hosting;
using CoproCms.Recipes;
using Microsoft.AspNetCore.Routing;

namespace CoproCms.Rest.OpenApi;

/// <summary>The OpenAPI 3.1 document: every route of the API from its endpoint's metadata, and the schemas of the content types.</summary>
internal sealed class OpenApiDocument(ContentSchemas content)
{
    private const string Introduction = """
        Reads and writes the content of this site as JSON. What an item looks like follows from its content type; the types below are those in force now.

        Programs prove who they are with a bearer token. Every refusal is Problem Details (RFC 9457) with a stable code beside its words.

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
        var paths = new JsonObject();
        var schemas = new JsonObject { [OperationWriter.Problem] = Problem() };
        foreach (var route in routes.OrderBy(r => OperationWriter.Path(r.RoutePattern), StringComparer.Ordinal).ThenBy(r => string.Join(' ', OperationWriter.Methods(r)), StringComparer.Ordinal))
            AddOperations(paths, route);
        foreach (var schema in routes.SelectMany(r => r.Metadata.GetOrderedMetadata<ApiSchema>()).OrderBy(s => s.Name, StringComparer.Ordinal))
            schemas[schema.Name] = schema.Schema.DeepClone();
        content.Add(definitions, types, schemas);
        return new()
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "CoproCms content API", ["version"] = "1", ["description"] = Introduction },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = root.Length == 0 ? "/" : root }),
            ["security"] = new JsonArray([.. Schemes(routes).Select(s => new JsonObject { [s.Key] = new JsonArray() })]),
            ["tags"] = new JsonArray([.. routes.Select(OperationWriter.Describe).Select(o => o.Tag).Distinct().Order(StringComparer.Ordinal).Select(t => new JsonObject { ["name"] = t })]),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["securitySchemes"] = Schemes(routes), ["schemas"] = schemas },
        };
    }

    private static bool IsOfApi(RouteEndpoint endpoint) => OperationWriter.Methods(endpoint).Any()
        && (endpoint.Metadata.GetMetadata<ApiOperation>() is not null || endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("api/", StringComparison.OrdinalIgnoreCase) == true);

    private static void AddOperations(JsonObject paths, RouteEndpoint endpoint)
    {
        var path = OperationWriter.Path(endpoint.RoutePattern);
        var operations = paths[path] as JsonObject ?? [];
        foreach (var method in OperationWriter.Methods(endpoint))
            operations[method] = OperationWriter.Write(method, endpoint, OperationWriter.Describe(endpoint));
        paths[path] ??= operations;
    }

    private static JsonObject Schemes(IEnumerable<RouteEndpoint> routes)
    {
        var schemes = new JsonObject
        {
            ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "An access token, in the header Authorization: Bearer …" },
        };
        if (routes.Any(r => OperationWriter.Path(r.RoutePattern) == "/connect/token"))
        {
            schemes["oauth2"] = new JsonObject
            {
                ["type"] = "oauth2",
                ["description"] = "Programs on their own use client credentials; apps in which people sign in use the authorization code with PKCE.",
                ["flows"] = new JsonObject
                {
                    ["clientCredentials"] = new JsonObject { ["tokenUrl"] = "/connect/token", ["scopes"] = new JsonObject() },
                    ["authorizationCode"] = new JsonObject
                    {
                        ["authorizationUrl"] = "/connect/authorize", ["tokenUrl"] = "/connect/token", ["refreshUrl"] = "/connect/token", ["scopes"] = new JsonObject(),
                    },
                },
            };
        }

        return schemes;
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
}
