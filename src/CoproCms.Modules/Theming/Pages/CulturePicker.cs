using CoproCms.Content;
using CoproCms.Routing;
using CoproCms.Settings;
using CoproCms.Theming.Http;
using CoproCms.Theming.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Theming.Pages;

/// <summary>
/// Orchard Core's <c>/RedirectToLocalizedContent?targetculture=cy&amp;contentItemUrl=/events/x</c>: remembers the language and leads to the page's
/// translation, else to the home page in that language, else back. Only to addresses on this site.
/// </summary>
internal sealed class CulturePicker(
    SiteSettingsStore settings, RouteTable routes, ContentQuery query, LocalizedContent localized, HomePages homes, RenderSessions sessions, IConfiguration configuration)
{
    public const string Path = "/RedirectToLocalizedContent";
    private const int DefaultDays = 14;

    public async Task HandleAsync(HttpContext context)
    {
        var site = await settings.GetAsync(context.RequestAborted);
        var asked = context.Request.Query["targetculture"].ToString();
        if (site.Cultures.Supported.FirstOrDefault(c => c.Equals(asked, StringComparison.OrdinalIgnoreCase)) is not { } culture)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var days = configuration.GetValue("OrchardCore:OrchardCore_ContentLocalization_CulturePickerOptions:CookieLifeTime", DefaultDays);
        context.Response.Cookies.Append(RequestCulture.CookieName, $"c={culture}|uic={culture}", new()
        {
            MaxAge = TimeSpan.FromDays(days),
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
        });
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = context.Request.PathBase.ToUriComponent() + await TargetAsync(context, culture, site);
    }

    private async Task<string> TargetAsync(HttpContext context, string culture, SiteSettings site)
    {
        var path = LocalPath(context.Request.Query["contentItemUrl"].ToString());
        var id = path.Length == 0 ? site.HomeItemId : (await routes.FindAsync(path, context.RequestAborted))?.ContentItemId;
        if (id is not null && await query.FindAsync(id, ContentStatus.Published, context.RequestAborted) is { } item)
        {
            var session = (await sessions.BeginAsync(culture, context, context.RequestAborted)).Session;
            if ((await localized.SiblingsAsync(item, session)).TryGetValue(culture, out var sibling))
                return Urls.PathOf(sibling, site);
        }

        var pages = await homes.GetAsync(context.RequestAborted);
        return pages.ByCulture.TryGetValue(culture, out var home) ? home.Path : id is null ? "/" : Urls.FromPath(path);
    }

    /// <summary>The path without slashes around it; what leads elsewhere counts as the home page.</summary>
    private static string LocalPath(string url)
    {
        var local = url.StartsWith("~/", StringComparison.Ordinal) ? url[1..] : url;
        if (!local.StartsWith('/') || local.StartsWith("//", StringComparison.Ordinal) || local.Contains('\\'))
            return "";
        return Uri.UnescapeDataString(local.Split('?', '#')[0]).Trim('/');
    }
}
