using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Recipes;

/// <summary>The JSON Schema of recipe files, made from the steps that the site has: editors complete and check with it.</summary>
public static class RecipeSchema
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

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
                ["allOf"] = new JsonArray([.. known.Select(Step)]),
            },
        };
        schema["$defs"] = new JsonObject
        {
            ["expression"] = new JsonObject { ["type"] = "string", ["pattern"] = @"^\[(js|file|env|appsettings):" },
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Names(IEnumerable<string> names) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray([.. names.Order(StringComparer.OrdinalIgnoreCase).Select(n => JsonValue.Create(n))]) },
            new JsonObject { ["type"] = "string", ["minLength"] = 1 }),
    };

    private static JsonObject Step(RecipeStep step)
    {
        var body = ForEditors(step.Schema);
        if (body["properties"] is JsonObject properties)
        {
            foreach (var (name, value) in properties.ToList())
            {
                if (!properties.ContainsKey(Other(name)))
                    properties[Other(name)] = value?.DeepClone();
            }

            properties["name"] = true;
        }

        // A required property may be written either way, which the list cannot say.
        body.Remove("required");
        var names = new[] { step.Name, Other(step.Name), step.Name.ToLowerInvariant() }.Distinct();
        return new()
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["name"] = new JsonObject { ["enum"] = new JsonArray([.. names.Select(n => JsonValue.Create(n))]) } } },
            ["then"] = body,
        };
    }

    // The other case of the first letter: recipes in the wild write both.
    private static string Other(string name) =>
        (char.IsUpper(name[0]) ? char.ToLowerInvariant(name[0]) : char.ToUpperInvariant(name[0])) + name[1..];

    /// <summary>The engine lets null stand for nothing and an expression for any value; an editor has to be told.</summary>
    private static JsonObject ForEditors(JsonObject schema)
    {
        var copy = new JsonObject();
        foreach (var (name, value) in schema)
        {
            copy[name] = name switch
            {
                "properties" => new JsonObject(((JsonObject)value!).Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, OrExpression((JsonObject)p.Value!)))),
                "items" or "additionalProperties" when value is JsonObject inner => OrExpression(inner),
                _ => value?.DeepClone(),
            };
        }

        return copy;
    }

    private static JsonObject OrExpression(JsonObject schema)
    {
        var inner = ForEditors(schema);
        if (schema.Text("type") is not { } type)
            return inner;
        if (type == "string" && !schema.ContainsKey("enum"))
        {
            inner["type"] = new JsonArray("string", "null");
            return inner;
        }

        return new() { ["anyOf"] = new JsonArray(inner, new JsonObject { ["type"] = "null" }, new JsonObject { ["$ref"] = "#/$defs/expression" }) };
    }
}
