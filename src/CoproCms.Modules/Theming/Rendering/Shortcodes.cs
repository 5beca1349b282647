using System.Text.RegularExpressions;
using CoproCms.Localization;
using CoproCms.Media;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Rendering;

/// <summary>Orchard Core's shortcodes in stored HTML: <c>[image alt="…"]path[/image]</c>, <c>[asset_url]path[/asset_url]</c>, <c>[locale cy]…[/locale]</c>.</summary>
internal static partial class Shortcodes
{
    public static string Replace(string html, RenderSession session)
    {
        if (!html.Contains("[/", StringComparison.Ordinal))
            return html;
        var text = Locale().Replace(html, match => IsFor(match, session) ? match.Groups["content"].Value : "");
        return Media().Replace(text, match => match.Groups["name"].Value == "asset_url" ? Encode(Url(match, session)) : Image(match, session));
    }

    private static bool IsFor(Match match, RenderSession session)
    {
        var culture = match.Groups["culture"].Value;
        return culture.Equals(session.Culture, StringComparison.OrdinalIgnoreCase)
            || (match.Groups["fallback"].Success && SiteCultures.Format(session.Culture).Parent.Name.Equals(culture, StringComparison.OrdinalIgnoreCase));
    }

    private static string Image(Match match, RenderSession session) => Resources.Element("img",
        [("src", Url(match, session)), ("alt", Value(match, "alt") ?? ""), ("class", Value(match, "class"))]);

    private static string Url(Match match, RenderSession session)
    {
        var path = match.Groups["content"].Value.Trim();
        if (session.Services.GetService<IMediaUrls>() is not { } media || path.Contains("://", StringComparison.Ordinal))
            return path;
        var request = new ImageRequest(Number(match, "width"), Number(match, "height"), Value(match, "mode"), Number(match, "quality"), Value(match, "format"));
        return request == new ImageRequest() ? media.Url(path) : media.ImageUrl(path, request);
    }

    private static int? Number(Match match, string name) => int.TryParse(Value(match, name), out var number) ? number : null;

    private static string? Value(Match match, string name)
    {
        foreach (Match argument in Argument().Matches(match.Groups["arguments"].Value))
        {
            if (argument.Groups["name"].Value == name)
                return argument.Groups["value"].Value.Trim('"', '\'');
        }

        return null;
    }

    private static string Encode(string url) => LiquidEngine.Html.Encode(url);

    [GeneratedRegex(@"\[(?<name>image|media|asset_url)(?<arguments>[^\]\[]*)\](?<content>[^\[<>""]*)\[/\k<name>\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Media();

    [GeneratedRegex(@"\[locale\s+[""']?(?<culture>[a-zA-Z-]+)[""']?(?<fallback>\s+true)?\s*\](?<content>.*?)\[/locale\]", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Locale();

    [GeneratedRegex(@"(?<name>\w+)\s*=\s*(?<value>""[^""]*""|'[^']*'|[^\s]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Argument();
}
