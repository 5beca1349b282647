using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CoproCms.Feeds;

/// <summary>Makes the addresses in stored HTML absolute: in a feed reader there is no page that they could be relative to.</summary>
internal static class AbsoluteHtml
{
    private static readonly string[] Attributes = ["href", "src", "poster"];

    /// <param name="html">A fragment.</param>
    /// <param name="page">The address of the page that shows it.</param>
    public static string Of(string html, string page)
    {
        if (!Uri.TryCreate(page, UriKind.Absolute, out var from))
            return html;
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var attribute in Attributes)
        {
            foreach (var element in body.QuerySelectorAll($"[{attribute}]"))
                element.SetAttribute(attribute, Resolve(element.GetAttribute(attribute)!, from));
        }

        foreach (var element in body.QuerySelectorAll("[srcset]"))
            element.SetAttribute("srcset", string.Join(", ", element.GetAttribute("srcset")!.Split(", ").Select(candidate => Candidate(candidate, from))));
        return body.InnerHtml;
    }

    private static string Candidate(string candidate, Uri from)
    {
        var parts = candidate.Trim().Split(' ', 2);
        return string.Join(' ', [Resolve(parts[0], from), .. parts[1..]]);
    }

    private static string Resolve(string url, Uri from) =>
        !url.StartsWith('#') && Uri.TryCreate(from, url, out var absolute) ? absolute.AbsoluteUri : url;
}
