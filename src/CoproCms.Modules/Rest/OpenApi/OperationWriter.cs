using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.WebUtilities;

namespace CoproCms.Rest.OpenApi;

/// <summary>Writes an endpoint as an operation of the document, from its route and its <see cref="ApiOperation"/>.</summary>
internal static class OperationWriter
{
    public const string Problem = "ProblemDetails";

    /// <summary>The path as OpenAPI writes it, without constraints.</summary>
    public static string Path(RoutePattern route) => "/" + string.Join('/', route.PathSegments.Select(s => string.Concat(s.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        _ => "",
    }))));

    /// <summary>GET answers HEAD too, which is not worth a second entry.</summary>
    public static IEnumerable<string> Methods(Endpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []).Where(m => !HttpMethods.IsHead(m) && !HttpMethods.IsOptions(m)).Select(m => m.ToLowerInvariant());

    /// <summary>What is said of the endpoint; of one that nobody described, what its route tells.</summary>
    public static ApiOperation Describe(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ApiOperation>()
        ?? new(Name(endpoint.RoutePattern), endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? Path(endpoint.RoutePattern));

    /// <param name="method">In lower case.</param>
    /// <param name="path">As OpenAPI writes it.</param>
    /// <param name="operation">What is said of it.</param>
    /// <param name="shared">The same is said of other methods of the path.</param>
    public static JsonObject Write(string method, string path, ApiOperation operation, bool shared)
    {
        var verb = char.ToUpperInvariant(method[0]) + method[1..];
        var json = new JsonObject
        {
            ["operationId"] = operation.Id is null ? method + string.Concat(path.Split('/', '{', '}').Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w[1..]))
                : shared ? $"{operation.Id}By{verb}" : operation.Id,
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary,
        };
        if (operation.Description is not null)
            json["description"] = operation.Description;
        if (Parameters(path, operation) is { Count: > 0 } parameters)
            json["parameters"] = parameters;
        if (operation.Body is { } body && method is not ("get" or "delete"))
            json["requestBody"] = Body(body);
        json["responses"] = Answers(operation);
        if (operation.IsOpen)
            json["security"] = new JsonArray(new JsonObject());
        return json;
    }

    private static JsonArray Parameters(string path, ApiOperation operation)
    {
        var ofPath = path.Split('/').Where(s => s.StartsWith('{')).Select(s => s.Trim('{', '}')).Where(name => operation.Parameters.All(o => o.Name != name))
            .Select(name => new ApiParameter(name, "path", "", new() { ["type"] = "string" }));
        return new([.. ofPath.Concat(operation.Parameters).Select(Parameter)]);
    }

    private static JsonObject Parameter(ApiParameter parameter)
    {
        var json = new JsonObject { ["name"] = parameter.Name, ["in"] = parameter.In };
        if (parameter.Description.Length > 0)
            json["description"] = parameter.Description;
        if (parameter.Required || parameter.In == "path")
            json["required"] = true;
        json["schema"] = parameter.Schema.DeepClone();
        if (parameter.Example is not null)
            json["example"] = parameter.Example;
        return json;
    }

    private static JsonObject Body(ApiBody body)
    {
        var json = new JsonObject { ["required"] = true, ["content"] = Content(body.ContentType, body.Schema, body.Example) };
        if (body.Description is not null)
            json["description"] = body.Description;
        return json;
    }

    private static JsonObject Answers(ApiOperation operation)
    {
        var json = new JsonObject();
        foreach (var answer in operation.Answers.OrderBy(a => a.Status))
            json[Status(answer.Status)] = Answer(answer);
        int[] closed = operation.IsOpen ? [] : [StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden];
        foreach (var status in closed.Concat(operation.Refusals).Distinct().Order())
        {
            json[Status(status)] = new JsonObject
            {
                ["description"] = ReasonPhrases.GetReasonPhrase(status),
                ["content"] = Content("application/problem+json", ApiSchema.Ref(Problem), null),
            };
        }

        if (json.Count == 0)
            json["default"] = new JsonObject { ["description"] = "The answer" };
        return json;
    }

    private static JsonObject Answer(ApiAnswer answer)
    {
        var json = new JsonObject { ["description"] = answer.Description };
        if (answer.Headers.Length > 0)
        {
            json["headers"] = new JsonObject(answer.Headers.Select(h => KeyValuePair.Create<string, JsonNode?>(
                h.Name, new JsonObject { ["description"] = h.Description, ["schema"] = new JsonObject { ["type"] = "string" } })));
        }

        if (answer.Schema is not null)
            json["content"] = Content(answer.ContentType, answer.Schema, answer.Example);
        return json;
    }

    private static JsonObject Content(string type, JsonObject schema, JsonNode? example)
    {
        var content = new JsonObject { ["schema"] = schema.DeepClone() };
        if (example is not null)
            content["example"] = example.DeepClone();
        return new() { [type] = content };
    }

    private static string Name(RoutePattern route) => Path(route).Split('/').Skip(2).FirstOrDefault() is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name[1..] : "Other";

    private static string Status(int status) => status.ToString(CultureInfo.InvariantCulture);
}
