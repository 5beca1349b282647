using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Admin;

/// <summary>The switch of language: remembers the choice in a cookie and goes back to the page.</summary>
[AdminPermission]
internal sealed class LanguageModel : AdminPage
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    public IActionResult OnGet() => LocalRedirect("~/Admin");

    public IActionResult OnPost(string? culture, string? returnUrl)
    {
        if (T.Cultures.FirstOrDefault(c => c == culture) is { } chosen)
        {
            var root = HttpContext.Request.PathBase;
            Response.Cookies.Append(AdminText.CultureCookie, chosen, new()
            {
                HttpOnly = true,
                Secure = Request.IsHttps,
                SameSite = SameSiteMode.Lax,
                MaxAge = Remembered,
                IsEssential = true,
                Path = root.HasValue ? root.Value : "/",
            });
        }

        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : "~/Admin");
    }
}
