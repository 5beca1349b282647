using System.Security.Cryptography;
using System.Text;
using CoproCms.Theming.Liquid;

namespace CoproCms.Theming.Pages;

/// <summary>What a page's head and foot hold: metas, links, style sheets, scripts. Each thing once, in the order it was asked for.</summary>
public sealed class Resources
{
    private readonly Dictionary<string, OrderedDictionary<string, string>> _lists = [];
    private readonly List<string> _hashes = [];

    /// <summary>CSP sources of the inline blocks, which the policy would stop otherwise.</summary>
    internal IReadOnlyList<string> InlineHashes => _hashes;

    /// <summary>A <c>meta</c>; a second one of the same name or property takes the first one's place.</summary>
    public void Meta(string? name, string? property, string content)
    {
        var attributes = new List<(string, string?)> { ("name", name), ("property", property), ("content", content) };
        Add(ResourceTypes.HeadMeta, $"{name}|{property}", Element("meta", attributes));
    }

    public void Link(string rel, string href, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Add(ResourceTypes.HeadLink, $"{rel}|{href}|{string.Join('|', attributes.ToArray())}", Element("link", [("rel", rel), .. attributes, ("href", href)]));

    public void Style(string href) => Add(ResourceTypes.Stylesheet, href, Element("link", [("rel", "stylesheet"), ("href", href)]));

    public void Script(string src, bool atHead, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Add(atHead ? ResourceTypes.HeadScript : ResourceTypes.FootScript, src, Element("script", [("src", src), .. attributes]) + "</script>");

    /// <summary>Facts for machines, JSON-LD. Not a script that runs, so the content security policy lets it stand.</summary>
    public void Json(string json) =>
        Add(ResourceTypes.HeadLink, json, $"<script type=\"application/ld+json\">{json.Replace("<", "\\u003C", StringComparison.Ordinal)}</script>");

    public void InlineScript(string code, bool atHead) => Inline(atHead ? ResourceTypes.HeadScript : ResourceTypes.FootScript, "script", code);

    public void InlineStyle(string css) => Inline(ResourceTypes.Stylesheet, "style", css);

    /// <summary>Anything else for the head, as HTML.</summary>
    public void Head(string html) => Add(ResourceTypes.HeadLink, html, html);

    internal bool Has(string type, string key) => _lists.TryGetValue(type, out var list) && list.ContainsKey(key);

    internal static bool IsKnown(string type) => ResourceTypes.All.Contains(type);

    /// <summary>Writes what there is of the type, once.</summary>
    internal void Write(string type, TextWriter writer)
    {
        foreach (var name in ResourceTypes.Expand(type))
        {
            foreach (var html in _lists.GetValueOrDefault(name)?.Values ?? Enumerable.Empty<string>())
            {
                writer.Write(html);
                writer.Write('\n');
            }

            _lists.Remove(name);
        }
    }

    internal static string Element(string name, IEnumerable<(string Name, string? Value)> attributes)
    {
        var html = new StringBuilder("<").Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
                html.Append(' ').Append(attribute).Append("=\"").Append(LiquidEngine.Html.Encode(value)).Append('"');
        }

        return html.Append('>').ToString();
    }

    private void Inline(string type, string element, string code)
    {
        _hashes.Add($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code)))}'");
        Add(type, code, $"<{element}>{code}</{element}>");
    }

    private void Add(string type, string key, string html)
    {
        if (!_lists.TryGetValue(type, out var list))
            _lists[type] = list = [];
        list[key] = html;
    }
}

/// <summary>The types that <c>{% resources %}</c> knows.</summary>
internal static class ResourceTypes
{
    public const string HeadMeta = "HeadMeta";
    public const string HeadLink = "HeadLink";
    public const string Stylesheet = "Stylesheet";
    public const string HeadScript = "HeadScript";
    public const string FootScript = "FootScript";

    public static readonly HashSet<string> All = new(StringComparer.OrdinalIgnoreCase)
    {
        HeadMeta, HeadLink, Stylesheet, HeadScript, FootScript, "Meta", "Header", "Footer",
    };

    public static string[] Expand(string type) => type.ToUpperInvariant() switch
    {
        "META" or "HEADMETA" => [HeadMeta],
        "HEADER" => [HeadMeta, HeadLink, Stylesheet, HeadScript],
        "FOOTER" or "FOOTSCRIPT" => [FootScript],
        "HEADLINK" => [HeadLink],
        "STYLESHEET" => [Stylesheet],
        "HEADSCRIPT" => [HeadScript],
        _ => [],
    };
}
