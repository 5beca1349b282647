using CoproCms.Localization;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Theming.Http;

/// <summary>The language of addresses that no content item stands behind.</summary>
public static class RequestCulture
{
    /// <summary>Orchard Core's cookie of the culture picker, in the format of ASP.NET Core: <c>c=cy|uic=cy</c>.</summary>
    public const string CookieName = ".OrchardCore.Culture";

    /// <summary>The language that the first segment of the path names, else the site's own: <c>/cy/nothing-here</c> is Welsh.</summary>
    public static string FromPath(PathString path, SiteCultures cultures)
    {
        var first = (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return cultures.Supported.FirstOrDefault(c => c.Equals(first, StringComparison.OrdinalIgnoreCase)) ?? cultures.Default;
    }

    /// <summary>The language that the visitor picked, null when they did not; for pages that are the same address in every language, such as signing in.</summary>
    public static string? FromCookie(HttpRequest request, SiteCultures cultures)
    {
        var picked = (request.Cookies[CookieName] ?? "").Split('|').FirstOrDefault(p => p.StartsWith("c=", StringComparison.Ordinal))?[2..];
        return cultures.Supported.FirstOrDefault(c => c.Equals(picked, StringComparison.OrdinalIgnoreCase));
    }
}
