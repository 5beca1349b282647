using System.Net;
using System.Text.RegularExpressions;
using CoproCms.Content;

namespace CoproCms.Theming.Filters;

/// <summary>A few plain words about an item: its summary, else the beginning of its body, cut after a whole word.</summary>
internal static partial class Excerpts
{
    public const int Length = 200;

    public static string Of(ContentItem item, int length) => Cut(Summary(item) ?? Plain(Body(item)), Math.Clamp(length, 1, 10_000));

    private static string? Summary(ContentItem item) =>
        item.Field(item.ContentType, "Summary").Text("Text") is { } summary && !string.IsNullOrWhiteSpace(summary) ? summary.Trim() : null;

    private static string Body(ContentItem item) => item.Part("HtmlBodyPart").Text("Html") ?? item.Part("MarkdownBodyPart").Text("Markdown") ?? "";

    /// <summary>The text of HTML, words of neighbouring blocks kept apart.</summary>
    internal static string Plain(string html) =>
        Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(Hidden().Replace(html, " "), " ")), " ").Trim();

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var space = text.LastIndexOf(' ', length);
        var end = space > length / 2 ? space : char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
        return text[..end].TrimEnd(' ', ',', ';', ':', '.', '–', '-') + "…";
    }

    [GeneratedRegex(@"<(script|style)\b.*?</\1\s*>|<!--.*?-->|\{%.*?%\}|\{\{.*?\}\}", RegexOptions.Singleline | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
