using System.Text.Json.Nodes;

namespace CoproCms.Recipes;

/// <summary>
/// Short ways to write a step's JSON Schema. The engine knows these keywords: <c>type</c>, <c>properties</c>, <c>required</c>, <c>items</c>,
/// <c>additionalProperties</c> (a schema, or false), <c>enum</c>, <c>minLength</c>, <c>description</c>. Every value may also be null, which counts as absent.
/// </summary>
public static class StepSchema
{
    /// <summary>An object with these properties and no others.</summary>
    public static JsonObject Object(params (string Name, JsonObject Schema)[] properties)
    {
        var schema = Open(properties);
        schema["additionalProperties"] = false;
        return schema;
    }

    /// <summary>An object with these properties, and any others.</summary>
    public static JsonObject Open(params (string Name, JsonObject Schema)[] properties) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Name, p.Schema))),
    };

    /// <summary>An object whose properties, whatever their names, all have this schema.</summary>
    public static JsonObject Map(JsonObject values) => new() { ["type"] = "object", ["additionalProperties"] = values };

    public static JsonObject List(JsonObject items) => new() { ["type"] = "array", ["items"] = items };

    public static JsonObject Text(string? description = null) => Of("string", description);

    /// <summary>A text that may not be empty: a name.</summary>
    public static JsonObject Name(string? description = null)
    {
        var schema = Of("string", description);
        schema["minLength"] = 1;
        return schema;
    }

    public static JsonObject Flag(string? description = null) => Of("boolean", description);

    public static JsonObject Number(string? description = null) => Of("number", description);

    public static JsonObject Choice(params string[] values) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]) };

    /// <summary>Any JSON.</summary>
    public static JsonObject Any(string? description = null) => description is null ? [] : new() { ["description"] = description };

    public static JsonObject Required(this JsonObject schema, params string[] names)
    {
        schema["required"] = new JsonArray([.. names.Select(n => JsonValue.Create(n))]);
        return schema;
    }

    private static JsonObject Of(string type, string? description)
    {
        var schema = new JsonObject { ["type"] = type };
        if (description is not null)
            schema["description"] = description;
        return schema;
    }
}
