using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Recipes;

/// <summary>The JSON Schema of recipe files, made from the steps that the site has: editors complete and check with it.</summary>
public static class RecipeSchema
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    private const string Expression = @"^\[(js|file|env|appsettings):";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Create(IEnumerable<RecipeStep> steps, IEnumerable<PassedOverStep> passedOver)
    {
        var known = steps.OrderBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ToList();
        var schema = new JsonObject { ["$schema"] = Draft, ["title"] = "Recipe" };
        foreach (var (name, value) in ForEditors(RecipePlanner.HeadSchema))
            schema[name] = value?.DeepClone();
        ((JsonObject)schema["properties"]!)["steps"] = new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject
            {
                ["type"] = "object",
                ["required"] = new JsonArray("name"),
                ["properties"] = new JsonObject { ["name"] = Names(known.Select(s => s.Name).Concat(passedOver.Select(s => s.Name))) },
                ["allOf"] = new JsonArray([.. known.Select(Choose)]),
            },
        };
        schema["$defs"] = new JsonObject(
        [
            KeyValuePair.Create<string, JsonNode?>("text", Typed("string")),
            KeyValuePair.Create<string, JsonNode?>("boolean", Typed("boolean")),
            KeyValuePair.Create<string, JsonNode?>("number", Typed("number")),
            .. known.Select(s => KeyValuePair.Create<string, JsonNode?>(s.Name, Body(s))),
        ]);
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Names(IEnumerable<string> names) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray([.. names.Order(StringComparer.OrdinalIgnoreCase).Select(n => JsonValue.Create(n))]) },
            new JsonObject { ["type"] = "string", ["minLength"] = 1 }),
    };

    private static JsonObject Choose(RecipeStep step)
    {
        var names = new[] { step.Name, Other(step.Name), step.Name.ToLowerInvariant() }.Distinct();
        var named = new JsonObject { ["name"] = new JsonObject { ["enum"] = new JsonArray([.. names.Select(n => JsonValue.Create(n))]) } };
        return new() { ["if"] = new JsonObject { ["properties"] = named }, ["then"] = Reference(step.Name) };
    }

    private static JsonObject Body(RecipeStep step)
    {
        var body = ForEditors(step.Schema);

        // A required property may be written either way, which the list cannot say.
        body.Remove("required");
        if (body["properties"] is JsonObject properties)
        {
            foreach (var name in properties.Select(p => p.Key).ToList())
                properties[Other(name)] = Reference($"{step.Name}/properties/{name}");
            properties["name"] = true;
        }

        return body;
    }

    // The other case of the first letter: recipes in the wild write both.
    private static string Other(string name) =>
        (char.IsUpper(name[0]) ? char.ToLowerInvariant(name[0]) : char.ToUpperInvariant(name[0])) + name[1..];

    /// <summary>The engine lets null stand for nothing and an expression for any value; an editor has to be told.</summary>
    private static JsonObject ForEditors(JsonObject schema)
    {
        var type = schema.Text("type");
        if (type is "string" or "boolean" or "number" && schema.Count == 1)
            return Reference(type == "string" ? "text" : type);
        if (schema["enum"] is { } choices)
            return new() { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = choices.DeepClone() }, Typed(null)) };

        var copy = type is null ? [] : Typed(type);
        foreach (var (name, value) in schema.Where(p => p.Key != "type"))
        {
            copy[name] = name switch
            {
                "properties" => new JsonObject(((JsonObject)value!).Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, ForEditors((JsonObject)p.Value!)))),
                "items" or "additionalProperties" when value is JsonObject inner => ForEditors(inner),
                _ => value?.DeepClone(),
            };
        }

        return copy;
    }

    private static JsonObject Typed(string? type)
    {
        if (type == "string")
            return new() { ["type"] = new JsonArray("string", "null") };
        var types = type is null ? new JsonArray("null", "string") : new JsonArray(type, "null", "string");
        return new() { ["type"] = types, ["pattern"] = Expression };
    }

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };
}
