using AngleSharp.Dom;
using CoproCms.Security;
using CoproCms.Settings;
using Ganss.Xss;

namespace CoproCms.Html;

/// <summary>
/// The one allow-list of HTML that people write: texts, headings, lists, tables, pictures and links; no scripts, styles or forms, and no frames
/// but those of <see cref="Embeds"/>. Links lead to http, https, mailto, tel or a relative address.
/// </summary>
public sealed class HtmlPolicy(Embeds embeds)
{
    /// <summary>The setting of everything that holds HTML.</summary>
    internal static readonly SettingInput SanitizeSetting = SettingInput.Flag(
        "SanitizeHtml", "HTML is cleaned when it is saved", "Off, scripts stay in and Liquid is run: only for people you trust fully.", standard: true);

    private static readonly string[] Tags =
    [
        "a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "data", "dd",
        "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "iframe",
        "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small",
        "source", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
    ];

    private static readonly string[] Attributes =
    [
        "abbr", "align", "allowfullscreen", "alt", "aria-hidden", "aria-label", "cite", "class", "colspan", "datetime", "dir", "headers", "height", "href", "hreflang",
        "id", "lang", "loading", "open", "referrerpolicy", "rel", "reversed", "role", "rowspan", "sandbox", "scope", "sizes", "span", "src", "start", "target", "title", "type",
        "value", "width",
    ];

    private static readonly HashSet<string> Schemes = new(["http", "https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase);

    /// <summary>What a player needs, and nothing that could steer the page it stands in.</summary>
    private static readonly (string Name, string Value)[] FrameAttributes =
    [
        ("loading", "lazy"), ("allowfullscreen", ""), ("referrerpolicy", "strict-origin-when-cross-origin"),
        ("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups"),
    ];

    private readonly HtmlSanitizer _sanitizer = Build(embeds);

    /// <summary>The HTML without all that is not on the list. Doing it twice changes nothing.</summary>
    public string Sanitise(string html) => _sanitizer.Sanitize(html);

    /// <summary>What may be stored of HTML that the actor writes where sanitising is on or off.</summary>
    /// <param name="html">As written.</param>
    /// <param name="before">What stood there; leaving it alone needs no permission.</param>
    /// <param name="sanitise">The setting <c>SanitizeHtml</c>; where it is off, Liquid in the text runs when it is shown.</param>
    /// <param name="actor">Who writes.</param>
    public string Accept(string html, string? before, bool sanitise, Actor actor) =>
        sanitise ? Sanitise(html) : MayWriteAnything(html, before, actor) ? html : WithoutLiquid(Sanitise(html));

    /// <summary>The same for text that becomes HTML only when it is shown, and is sanitised then: Markdown, Liquid.</summary>
    public string AcceptSource(string text, string? before, bool runsLiquid, Actor actor) =>
        !runsLiquid || MayWriteAnything(text, before, actor) ? text : WithoutLiquid(text);

    /// <summary>Whether a link may lead there.</summary>
    public static bool IsAllowedUrl(string url)
    {
        var compact = new string([.. url.Where(c => !char.IsControl(c) && !char.IsWhiteSpace(c))]);
        var colon = compact.IndexOf(':');
        return colon < 0 || compact.IndexOfAny(['/', '?', '#']) is >= 0 and var other && other < colon || Schemes.Contains(compact[..colon]);
    }

    /// <summary>Whether the text can be the address of a link within the site (<c>~/about</c>) or beyond.</summary>
    public static bool IsUsableLink(string url)
    {
        var address = url.StartsWith("~/", StringComparison.Ordinal) ? url[1..] : url;
        return !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or '"' or '\\')
            && IsAllowedUrl(address) && Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out _);
    }

    private static bool MayWriteAnything(string text, string? before, Actor actor) =>
        text == before || actor.Has(HtmlPermissions.WriteUnsanitised.Name);

    // Readers see the braces; the template engine does not.
    private static string WithoutLiquid(string html) =>
        html.Replace("{{", "&#123;&#123;", StringComparison.Ordinal).Replace("{%", "&#123;%", StringComparison.Ordinal);

    private static HtmlSanitizer Build(Embeds embeds)
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = Schemes,
            UriAttributes = new HashSet<string>(["href", "src", "cite"], StringComparer.OrdinalIgnoreCase),
        });
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is IElement { LocalName: "a" } link)
                Guard(link);
            else if (e.Node is IElement { LocalName: "iframe" } frame)
                Guard(frame, embeds);
        };
        return sanitizer;
    }

    // A page that opens in another tab must not steer this one.
    private static void Guard(IElement link)
    {
        if (link.GetAttribute("target") is { Length: > 0 } target && !target.StartsWith("_self", StringComparison.OrdinalIgnoreCase))
            link.SetAttribute("rel", string.Join(' ', (link.GetAttribute("rel") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Append("noopener").Distinct()));
    }

    private static void Guard(IElement frame, Embeds embeds)
    {
        // What stands inside is shown by nothing and read by no one, so that it could only serve to deceive a parser.
        frame.TextContent = "";
        if (embeds.Frame(frame.GetAttribute("src")) is not { } address)
        {
            frame.Remove();
            return;
        }

        frame.SetAttribute("src", address);
        foreach (var (name, value) in FrameAttributes)
            frame.SetAttribute(name, value);
    }
}
