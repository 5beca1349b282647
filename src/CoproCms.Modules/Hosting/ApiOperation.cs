using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CoproCms.Hosting;

/// <summary>
/// What the OpenAPI document says of an endpoint: <c>endpoints.MapGet(…).WithMetadata(new ApiOperation("Webhooks", "List webhooks") { … })</c>. Methods and
/// parameters of the path follow from the route. Schemas are JSON Schema; <see cref="Recipes.StepSchema"/> writes them shortly.
/// </summary>
/// <param name="Tag">The heading under which it stands.</param>
/// <param name="Summary">One line, without a full stop.</param>
public sealed record ApiOperation(string Tag, string Summary)
{
    /// <summary>The name that generated clients call it by, in camel case; made from method and path when it is left out.</summary>
    public string? Id { get; init; }

    /// <summary>More about it, in plain paragraphs separated by empty lines.</summary>
    public string? Description { get; init; }

    public ImmutableArray<ApiParameter> Parameters { get; init; } = [];

    public ApiBody? Body { get; init; }

    /// <summary>Answers when all is well.</summary>
    public ImmutableArray<ApiAnswer> Answers { get; init; } = [];

    /// <summary>Statuses that are answered with Problem Details; 401 and 403 come by themselves unless it is <see cref="IsOpen"/>.</summary>
    public ImmutableArray<int> Refusals { get; init; } = [];

    /// <summary>Asks for no permission.</summary>
    public bool IsOpen { get; init; }
}

/// <param name="Name">As the client writes it.</param>
/// <param name="In"><c>query</c>, <c>path</c> or <c>header</c>.</param>
/// <param name="Description">What it does.</param>
/// <param name="Schema">Of its value.</param>
public sealed record ApiParameter(string Name, string In, string Description, JsonObject Schema)
{
    public bool Required { get; init; }

    public string? Example { get; init; }
}

/// <param name="ContentType">Such as <c>application/json</c>.</param>
/// <param name="Schema">Of the body.</param>
public sealed record ApiBody(string ContentType, JsonObject Schema)
{
    public string? Description { get; init; }

    public JsonNode? Example { get; init; }
}

/// <param name="Status">HTTP status.</param>
/// <param name="Description">When it comes.</param>
/// <param name="Schema">Of the JSON body; null where there is none.</param>
public sealed record ApiAnswer(int Status, string Description, JsonObject? Schema = null)
{
    public string ContentType { get; init; } = "application/json";

    /// <summary>Headers that a client may want, with what they tell.</summary>
    public ImmutableArray<(string Name, string Description)> Headers { get; init; } = [];

    public JsonNode? Example { get; init; }
}

/// <summary>An operation that no endpoint stands for, because middleware answers it; registered as a singleton.</summary>
/// <param name="Method">Such as <c>POST</c>.</param>
/// <param name="Path">As OpenAPI writes it.</param>
/// <param name="Operation">What is said of it.</param>
public sealed record ApiRoute(string Method, string Path, ApiOperation Operation);

/// <summary>A way to prove who one is, as OpenAPI's Security Scheme Object; registered as a singleton.</summary>
public sealed record ApiSecurityScheme(string Name, JsonObject Scheme);

/// <summary>A schema that operations refer to by name; given as metadata of one of the endpoints that use it.</summary>
public sealed record ApiSchema(string Name, JsonObject Schema)
{
    public static JsonObject Ref(string name) => new() { ["$ref"] = "#/components/schemas/" + name };
}
