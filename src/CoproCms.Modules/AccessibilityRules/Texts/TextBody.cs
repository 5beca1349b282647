using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CoproCms.Html;

namespace CoproCms.AccessibilityRules.Texts;

/// <summary>Stored texts as the elements that readers get of them.</summary>
internal static partial class TextBody
{
    /// <summary>Marks an element that stands in the stored text in another form, so that it is not counted among its kind there.</summary>
    public const string Made = "data-made";

    private const string Undescribed = "data-undescribed";

    public static IElement Html(string html) => Parse(Shortcode().Replace(html, match => Picture(match.Groups["path"].Value, match.Groups["alt"])));

    public static IElement Markdown(string markdown)
    {
        var body = Parse(Shortcode().Replace(MarkdownHtml.Of(markdown, Undescribed), match => Picture(match.Groups["path"].Value, match.Groups["alt"])));
        foreach (var picture in body.QuerySelectorAll($"img[{Undescribed}]"))
            picture.RemoveAttribute("alt");
        return body;
    }

    /// <summary>A picture that nothing is said about.</summary>
    public static IElement Picture(string path)
    {
        var body = Parse("<img>");
        body.FirstElementChild!.SetAttribute("src", path);
        body.FirstElementChild.SetAttribute(Made, "");
        return body;
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument("<body>" + html).Body!;

    private static string Picture(string path, Group alt)
    {
        var picture = Picture(path).FirstElementChild!;
        if (alt.Success)
            picture.SetAttribute("alt", alt.Value);
        return picture.OuterHtml;
    }

    // As pages read them; what stands between the marks is the file.
    [GeneratedRegex("""\[(?<name>image|media)(?:\s+(?:alt=(?:"(?<alt>[^"]*)"|'(?<alt>[^']*)')|[^\]\[\s]+))*\s*\](?<path>[^\[<>"]*)\[/\k<name>\]""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Shortcode();
}
