using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;

namespace CoproCms.Recipes;

/// <summary>What a value breaks of its schema.</summary>
internal sealed record SchemaFault(string Pointer, string Rule, string Message, bool IsUnknownName);

/// <summary>
/// Checks JSON against the keywords of <see cref="StepSchema"/> and brings the property names it lists into its spelling,
/// since Orchard Core's own readers ignore their case.
/// </summary>
internal sealed class SchemaCheck(Action<SchemaFault> report)
{
    public void Check(JsonNode? value, JsonObject schema, string pointer)
    {
        if (value is null || !CheckType(value, schema, pointer))
            return;
        switch (value)
        {
            case JsonObject json:
                CheckObject(json, schema, pointer);
                break;
            case JsonArray array when schema.Object("items") is { } items:
                for (var i = 0; i < array.Count; i++)
                    CheckItem(array[i], items, JsonPointer.Child(pointer, i));
                break;
            case JsonValue text when text.GetValueKind() == JsonValueKind.String:
                CheckText(text, schema, pointer);
                break;
        }
    }

    private bool CheckType(JsonNode value, JsonObject schema, string pointer)
    {
        var kind = Kind(value);
        if (schema.Text("type") is not { } type || type == kind)
            return true;
        Report(pointer, "type", $"{Phrase(type)} is needed here, not {Phrase(kind)}");
        return false;
    }

    private void CheckItem(JsonNode? item, JsonObject schema, string pointer)
    {
        if (item is null && schema.ContainsKey("type"))
            Report(pointer, "type", $"{Phrase(schema.Text("type")!)} is needed here, not null");
        else
            Check(item, schema, pointer);
    }

    private void CheckObject(JsonObject json, JsonObject schema, string pointer)
    {
        var properties = schema.Object("properties");
        foreach (var (written, value) in json.ToList())
        {
            var name = Spell(json, written, properties, pointer);
            if (properties.Object(name) is { } property)
                Check(value, property, JsonPointer.Child(pointer, name));
            else if (schema["additionalProperties"] is JsonObject other)
                CheckItem(value, other, JsonPointer.Child(pointer, name));
            else if (schema.Flag("additionalProperties") == false)
            {
                var hint = NearestName.Hint(written, properties?.Select(p => p.Key) ?? []);
                report(new(JsonPointer.Child(pointer, written), "property.unknown", $"there is no property '{written}' here{hint}", IsUnknownName: true));
            }
        }

        foreach (var name in schema.Texts("required").Where(n => json[n] is null))
            Report(JsonPointer.Child(pointer, name), "property.required", $"'{name}' is missing");
    }

    private string Spell(JsonObject json, string written, JsonObject? properties, string pointer)
    {
        if (properties is null || properties.ContainsKey(written)
            || properties.Select(p => p.Key).FirstOrDefault(n => n.Equals(written, StringComparison.OrdinalIgnoreCase)) is not { } name)
            return written;
        if (json.ContainsKey(name))
        {
            Report(JsonPointer.Child(pointer, written), "property.duplicate", $"'{written}' and '{name}' are one property; keep one of them");
            return name;
        }

        var place = json.IndexOf(written);
        var value = json[written];
        json.RemoveAt(place);
        json.Insert(place, name, value);
        return name;
    }

    private void CheckText(JsonValue text, JsonObject schema, string pointer)
    {
        var value = text.GetValue<string>();
        if (schema.Number("minLength") > value.Length)
            Report(pointer, "text.empty", "this may not be empty");
        var choices = schema.Texts("enum").ToList();
        if (choices.Count == 0)
            return;
        if (choices.Find(c => c.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } choice)
            text.ReplaceWith(JsonValue.Create(choice));
        else
            Report(pointer, "choice.unknown", $"'{value}' is none of {string.Join(", ", choices)}{NearestName.Hint(value, choices)}");
    }

    private void Report(string pointer, string rule, string message) => report(new(pointer, rule, message, IsUnknownName: false));

    private static string Kind(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        _ => "boolean",
    };

    private static string Phrase(string type) => type switch
    {
        "object" => "an object {…}",
        "array" => "a list […]",
        "string" => "a text",
        "number" => "a number",
        _ => "true or false",
    };
}
