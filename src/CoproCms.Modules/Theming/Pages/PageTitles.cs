using CoproCms.Theming.Rendering;

namespace CoproCms.Theming.Pages;

/// <summary>The text of <c>title</c>.</summary>
internal static class PageTitles
{
    /// <param name="session">The page.</param>
    /// <param name="siteName">What the layout calls the site.</param>
    /// <param name="siteIsLast">Whether the site's name stands after the page's.</param>
    /// <param name="separator">Between the segments.</param>
    public static string Make(RenderSession session, string? siteName, bool siteIsLast, string separator)
    {
        var name = siteName is null || siteName == session.Site.SiteName ? session.Site.SiteNameIn(session.Culture) : siteName;
        var segments = session.Page.TitleSegments.Where(s => s != name);
        return string.Join(separator, siteIsLast ? segments.Append(name) : segments.Prepend(name));
    }
}
