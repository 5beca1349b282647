using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Rest.OpenApi;

/// <summary>The document as a page for people: complete without scripts, so that nothing has to be allowed for it.</summary>
internal sealed class OpenApiPage
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _html = new();
    private readonly JsonObject _document;

    private OpenApiPage(JsonObject document) => _document = document;

    /// <param name="document">OpenAPI.</param>
    /// <param name="address">Of the page.</param>
    public static string Write(JsonObject document, string address) => new OpenApiPage(document).Write(address);

    private string Write(string address)
    {
        var info = _document.Object("info");
        _html.Append($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Encode(info.Text("title"))}</title>
            <link rel="stylesheet" href="{Encode(address)}/openapi.css">
            </head>
            <body>
            <header>
            <h1>{Encode(info.Text("title"))}</h1>
            """);
        Paragraphs(info.Text("description"));
        _html.Append($"<p><a class=\"file\" href=\"{Encode(address)}/v1.json\">OpenAPI {Encode(_document.Text("openapi"))} document</a></p>\n</header>\n");
        var operations = Operations().ToLookup(o => o.Tag);
        Contents(operations);
        _html.Append("<main>\n");
        Security();
        foreach (var tag in operations)
            Section(tag.Key, tag);
        new SchemaSection(_html).Write(_document.Object("components").Object("schemas") ?? []);
        _html.Append("</main>\n</body>\n</html>\n");
        return _html.ToString();
    }

    public static string Encode(string? text) => WebUtility.HtmlEncode(text) ?? "";

    private IEnumerable<Operation> Operations() =>
        from path in _document.Object("paths") ?? []
        from method in path.Value!.AsObject()
        let json = method.Value!.AsObject()
        select new Operation(json.Texts("tags").First(), method.Key.ToUpperInvariant(), path.Key, json);

    private void Contents(ILookup<string, Operation> operations)
    {
        _html.Append("<nav aria-label=\"Contents\">\n<ul>\n<li><a href=\"#security\">Security</a></li>\n");
        foreach (var tag in operations)
            _html.Append($"<li><a href=\"#{Anchor(tag.Key)}\">{Encode(tag.Key)}</a></li>\n");
        _html.Append("<li><a href=\"#schemas\">Schemas</a></li>\n</ul>\n</nav>\n");
    }

    private void Security()
    {
        _html.Append("<section id=\"security\">\n<h2>Security</h2>\n<dl>\n");
        foreach (var (name, scheme) in _document.Object("components").Object("securitySchemes") ?? [])
        {
            _html.Append($"<dt><code>{Encode(name)}</code></dt><dd>{Encode((scheme as JsonObject).Text("description"))}");
            foreach (var (flow, urls) in (scheme as JsonObject).Object("flows") ?? [])
                _html.Append($"<br>{Encode(flow)}: <code>{Encode((urls as JsonObject).Text("authorizationUrl"))} {Encode((urls as JsonObject).Text("tokenUrl"))}</code>");
            _html.Append("</dd>\n");
        }

        _html.Append("</dl>\n</section>\n");
    }

    private void Section(string tag, IEnumerable<Operation> operations)
    {
        _html.Append($"<section id=\"{Anchor(tag)}\">\n<h2>{Encode(tag)}</h2>\n");
        foreach (var operation in operations)
            Write(operation);
        _html.Append("</section>\n");
    }

    private void Write(Operation operation)
    {
        var json = operation.Json;
        _html.Append($"""
            <details class="operation">
            <summary><span class="method {operation.Method.ToLowerInvariant()}">{operation.Method}</span> <code>{Breakable(operation.Path)}</code> <span class="summary">{Encode(json.Text("summary"))}</span></summary>
            <div id="{Encode(json.Text("operationId"))}">

            """);
        Paragraphs(json.Text("description"));
        Parameters(json);
        if (json.Object("requestBody") is { } body)
        {
            _html.Append("<h3>Body</h3>\n");
            Paragraphs(body.Text("description"));
            Content(body);
        }

        Answers(json.Object("responses") ?? []);
        _html.Append("</div>\n</details>\n");
    }

    private void Parameters(JsonObject operation)
    {
        var parameters = operation.Objects("parameters").ToList();
        if (parameters.Count == 0)
            return;
        _html.Append("<h3>Parameters</h3>\n<dl>\n");
        foreach (var parameter in parameters)
        {
            var required = parameter.Flag("required") == true ? " required" : "";
            _html.Append($"<dt><code>{Encode(parameter.Text("name"))}</code> <small>{Encode(parameter.Text("in"))}{required}</small></dt><dd>{Encode(parameter.Text("description"))}");
            if (parameter.Text("example") is { } example)
                _html.Append($" <code>{Encode(example)}</code>");
            _html.Append("</dd>\n");
        }

        _html.Append("</dl>\n");
    }

    private void Answers(JsonObject answers)
    {
        _html.Append("<h3>Answers</h3>\n");
        foreach (var (status, answer) in answers.Where(a => !IsProblem(a.Value!)))
        {
            _html.Append($"<p><strong>{Encode(status)}</strong> {Encode((answer as JsonObject).Text("description"))}</p>\n");
            foreach (var (name, header) in (answer as JsonObject).Object("headers") ?? [])
                _html.Append($"<p class=\"header\"><code>{Encode(name)}</code> {Encode((header as JsonObject).Text("description"))}</p>\n");
            Content((answer as JsonObject)!);
        }

        var refusals = answers.Where(a => IsProblem(a.Value!)).Select(a => $"{a.Key} {(a.Value as JsonObject).Text("description")}").ToList();
        if (refusals.Count > 0)
            _html.Append($"<p>Refused with <a href=\"#schema-{OperationWriter.Problem}\">Problem Details</a>: {Encode(string.Join(", ", refusals))}</p>\n");
    }

    private void Content(JsonObject holder)
    {
        foreach (var (type, content) in holder.Object("content") ?? [])
        {
            _html.Append($"<p class=\"content\"><code>{Encode(type)}</code> {SchemaSection.Type((content as JsonObject).Object("schema"))}</p>\n");
            if ((content as JsonObject)?["example"] is { } example)
                _html.Append($"<pre tabindex=\"0\"><code>{Encode(example is JsonObject ? example.ToJsonString(Readable) : example.ToString())}</code></pre>\n");
        }
    }

    private void Paragraphs(string? text)
    {
        foreach (var paragraph in (text ?? "").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            _html.Append($"<p>{Encode(paragraph)}</p>\n");
    }

    private static bool IsProblem(JsonNode answer) => (answer as JsonObject).Object("content")?.ContainsKey("application/problem+json") == true;

    private static string Anchor(string tag) => "tag-" + string.Concat(tag.Where(char.IsAsciiLetterOrDigit));

    private static string Breakable(string path) => Encode(path).Replace("/", "<wbr>/", StringComparison.Ordinal);

    private sealed record Operation(string Tag, string Method, string Path, JsonObject Json);
}
