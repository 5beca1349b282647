using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;
using static CoproCms.Rest.OpenApi.OpenApiPage;

namespace CoproCms.Rest.OpenApi;

/// <summary>The schemas of the document, each with its members and an example, linked with one another.</summary>
internal sealed class SchemaSection(StringBuilder html)
{
    private const string Reference = "#/components/schemas/";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write(JsonObject schemas)
    {
        html.Append("<section id=\"schemas\">\n<h2>Schemas</h2>\n");
        foreach (var (name, schema) in schemas)
            Write(name, schema!.AsObject());
        html.Append("</section>\n");
    }

    /// <summary>A schema in few words, with a link where it has a name.</summary>
    public static string Type(JsonNode? schema)
    {
        if ((schema as JsonObject).Text("$ref") is { } reference && reference.StartsWith(Reference, StringComparison.Ordinal))
            return $"<a href=\"#schema-{Encode(reference[Reference.Length..])}\">{Encode(reference[Reference.Length..])}</a>";
        var json = schema as JsonObject;
        if (json.Text("const") is { } value)
            return $"<code>\"{Encode(value)}\"</code>";
        if (json?["oneOf"] is JsonArray choices)
            return "one of " + string.Join(", ", choices.Select(Type));
        if (json.Text("type") == "array")
            return "list of " + (json!["items"] is { } items ? Type(items) : "anything");
        var type = json?["type"] is JsonArray several ? string.Join(" or ", several.Select(t => t!.ToString())) : json.Text("type") ?? "anything";
        return Encode(json.Text("format") is { } format ? $"{type}, {format}" : type);
    }

    private void Write(string name, JsonObject schema)
    {
        var title = schema.Text("title") is { } text && text != name ? $" <span class=\"summary\">{Encode(text)}</span>" : "";
        html.Append($"<details class=\"schema\">\n<summary><code>{Encode(name)}</code>{title}</summary>\n<div id=\"schema-{Encode(name)}\">\n");
        if (schema.Text("description") is { } description)
            html.Append($"<p>{Encode(description)}</p>\n");
        if (schema["oneOf"] is not null)
            html.Append($"<p>{Type(schema)}</p>\n");
        foreach (var above in schema.Objects("allOf"))
            html.Append($"<p>All of {Type(above)}, and:</p>\n");
        Members(schema.Object("properties"));
        foreach (var example in schema["examples"] as JsonArray ?? [])
            html.Append($"<pre tabindex=\"0\"><code>{Encode(example!.ToJsonString(Readable))}</code></pre>\n");
        html.Append("</div>\n</details>\n");
    }

    private void Members(JsonObject? properties)
    {
        if (properties is not { Count: > 0 })
            return;
        html.Append("<dl>\n");
        foreach (var (name, schema) in properties)
        {
            html.Append($"<dt><code>{Encode(name)}</code> <small>{Type(schema)}</small></dt><dd>{Encode((schema as JsonObject).Text("description"))}");
            Members((schema as JsonObject).Object("properties"));
            html.Append("</dd>\n");
        }

        html.Append("</dl>\n");
    }
}
