using System.Text;
using CoproCms.Content;
using CoproCms.Hosting;
using CoproCms.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CoproCms.Sitemaps;

/// <summary>
/// Serves <c>/robots.txt</c>. The settings section <c>RobotsSettings</c> has Orchard Core's members: <c>AllowAllAgents</c> (default true),
/// <c>DisallowAdmin</c> (default true) and <c>AdditionalRules</c>.
/// </summary>
internal sealed class RobotsEndpoint(SiteSettingsStore settings, IConfiguration configuration, PublicAnswers answers)
{
    public Task<IResult> GetAsync(HttpContext http) => answers.ServeAsync(http, "robots", "text/plain; charset=utf-8", async () =>
    {
        var site = await settings.GetAsync(http.RequestAborted);
        var section = site.Json.Object("RobotsSettings");
        var rules = new StringBuilder("User-agent: *\n");
        rules.Append(section.Flag("AllowAllAgents") == false ? "Disallow: /\n" : "Allow: /\n");
        if (section.Flag("DisallowAdmin") != false)
            rules.Append("Disallow: /").Append(AdminPrefix()).Append('\n');
        if (section.Text("AdditionalRules")?.Trim() is { Length: > 0 } more)
            rules.Append(more.ReplaceLineEndings("\n")).Append('\n');
        rules.Append("\nSitemap: ").Append(new SiteAddress(site, http.Request).Root).Append("/sitemap.xml\n");
        return Encoding.UTF8.GetBytes(rules.ToString());
    });

    private string AdminPrefix() => configuration["OrchardCore:OrchardCore_Admin:AdminUrlPrefix"]?.Trim('/') is { Length: > 0 } prefix ? prefix : "Admin";
}
