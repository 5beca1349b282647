using CoproCms.Content;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Theming.Rendering;

/// <summary>Addresses on this site.</summary>
internal static class Urls
{
    /// <summary>The address of an item's page, without scheme and host.</summary>
    public static string Of(ContentItem item, RenderSession session) => Base(session) + PathOf(item, session.Site);

    /// <summary>The item's path below the site's root: <c>/</c> for the home page, its own path, else one by its id.</summary>
    public static string PathOf(ContentItem item, Settings.SiteSettings site)
    {
        if (item.ContentItemId == site.HomeItemId)
            return "/";
        return item.Path is { Length: > 0 } path ? FromPath(path) : "/Contents/ContentItems/" + item.ContentItemId;
    }

    /// <summary>A path without leading slash as it stands in an address.</summary>
    public static string FromPath(string path) => new PathString("/" + path).ToUriComponent();

    /// <summary><c>~/x</c> as an address on this site; anything else as it is.</summary>
    public static string Local(string url, RenderSession session) => url.StartsWith("~/", StringComparison.Ordinal) ? Base(session) + url[1..] : url;

    /// <summary>The address with scheme and host: the site's own base address, else that of the request.</summary>
    public static string Absolute(string url, RenderSession session)
    {
        var local = Local(url, session);
        if (!local.StartsWith('/') || local.StartsWith("//", StringComparison.Ordinal))
            return local;
        return Root(session) + local;
    }

    /// <summary>Scheme and host, empty when nobody knows them.</summary>
    public static string Root(RenderSession session)
    {
        if (session.Site.BaseUrl.Length > 0)
            return session.Site.BaseUrl;
        return session.Http is { Request: var request } ? $"{request.Scheme}://{request.Host}" : "";
    }

    private static string Base(RenderSession session) => session.Http?.Request.PathBase.Value ?? "";
}
