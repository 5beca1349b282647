using System.Net;
using System.Text.RegularExpressions;

namespace CoproCms.BrowserTests.Given;

/// <summary>One page of every kind that visitors meet, in both languages. Pages of content are the first that their list links to.</summary>
public static partial class PageKinds
{
    /// <summary>Name of the kind, and the path of the page or, after <c>&gt;</c>, the path that the first link on the page begins with.</summary>
    private static readonly (string Name, string English, string Welsh)[] Kinds =
    [
        ("home", "/", "/cy"),
        ("news", "/news", "/cy/newyddion"),
        ("news-filtered", "/news > /news/ > /news?tag=", "/cy/newyddion > /cy/newyddion/ > /cy/newyddion?tag="),
        ("post", "/news > /news/", "/cy/newyddion > /cy/newyddion/"),
        ("events", "/events", "/cy/digwyddiadau"),
        ("events-past", "/events?when=past", "/cy/digwyddiadau?when=past"),
        ("event", "/events > /events/", "/cy/digwyddiadau > /cy/digwyddiadau/"),
        ("initiatives", "/initiatives", "/cy/mentrau"),
        ("initiatives-2", "/initiatives > /initiatives?page=2", "/cy/mentrau > /cy/mentrau?page=2"),
        ("initiatives-none", "/initiatives?lead=OtherPublicBody&theme=water", "/cy/mentrau?lead=OtherPublicBody&theme=water"),
        ("initiative", "/initiatives > /initiatives/", "/cy/mentrau > /cy/mentrau/"),
        ("principles", "/principles", "/cy/egwyddorion"),
        ("principle", "/principles > /principles/", "/cy/egwyddorion > /cy/egwyddorion/"),
        ("page", "/ > /accessibility-statement", "/cy > /cy/datganiad-hygyrchedd"),
        ("not-found", "/no-such-page", "/cy/dim-tudalen"),
        ("login", "/Login", "/Login?ReturnUrl=%2Fcy%2Fnewyddion"),
    ];

    public static IEnumerable<string> Names => Kinds.Select(k => k.Name);

    public static async Task<string> PathAsync(CoproSite site, string name, string culture)
    {
        var kind = Kinds.Single(k => k.Name == name);
        var steps = (culture == "cy" ? kind.Welsh : kind.English).Split(" > ");
        using var client = new HttpClient { BaseAddress = site.Address };
        var path = steps[0];
        foreach (var prefix in steps.Skip(1))
            path = await FirstLinkAsync(client, path, prefix);
        return path;
    }

    private static async Task<string> FirstLinkAsync(HttpClient client, string path, string prefix)
    {
        var links = Link().Matches(await client.GetStringAsync(path)).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).ToList();
        return links.FirstOrDefault(l => l.StartsWith(prefix, StringComparison.Ordinal) && !l.Contains("/feed.", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{path} links to nothing below {prefix}, but to {string.Join(", ", links)}");
    }

    [GeneratedRegex("<a[^>]*href=\"([^\"#]+)\"")]
    private static partial Regex Link();
}
