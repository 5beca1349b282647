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
        ("post", "/news > /news/", "/cy/newyddion > /cy/newyddion/"),
        ("events", "/events", "/cy/digwyddiadau"),
        ("events-past", "/events?when=past", "/cy/digwyddiadau?when=past"),
        ("event", "/events > /events/", "/cy/digwyddiadau > /cy/digwyddiadau/"),
        ("initiatives", "/initiatives", "/cy/mentrau"),
        ("initiatives-none", "/initiatives?lead=OtherPublicBody&theme=arts", "/cy/mentrau?lead=OtherPublicBody&theme=arts"),
        ("initiative", "/initiatives > /initiatives/", "/cy/mentrau > /cy/mentrau/"),
        ("principles", "/principles", "/cy/egwyddorion"),
        ("principle", "/principles > /principles/", "/cy/egwyddorion > /cy/egwyddorion/"),
        ("not-found", "/no-such-page", "/cy/dim-tudalen"),
        ("login", "/Login", "/Login"),
    ];

    public static IEnumerable<string> Names => Kinds.Select(k => k.Name);

    public static async Task<string> PathAsync(CoproSite site, string name, string culture)
    {
        var kind = Kinds.Single(k => k.Name == name);
        var path = culture == "cy" ? kind.Welsh : kind.English;
        if (path.Split(" > ") is not [var list, var prefix])
            return path;
        using var client = new HttpClient { BaseAddress = site.Address };
        var html = await client.GetStringAsync(list);
        return Link().Matches(html).Select(m => m.Groups[1].Value).First(h => h.StartsWith(prefix, StringComparison.Ordinal) && !h.Contains("feed", StringComparison.Ordinal));
    }

    [GeneratedRegex("<a[^>]*href=\"([^\"#?]+)\"")]
    private static partial Regex Link();
}
