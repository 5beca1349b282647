using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Localization;

namespace CoproCms.Settings;

/// <summary>
/// The site's settings as Orchard Core's <c>settings</c> step spells them: the named ones as properties, everything else a section under its name.
/// </summary>
public sealed class SiteSettings(JsonObject json)
{
    /// <summary>Name of the one settings document.</summary>
    public const string DocumentName = "Site";

    public const int DefaultPageSize = 10;

    public JsonObject Json { get; } = json;

    public string SiteName => Json.Text("SiteName") is { Length: > 0 } name ? name : "CoproCms";

    /// <summary>The address that absolute links start with; empty to use that of the request.</summary>
    public string BaseUrl => Json.Text("BaseUrl")?.TrimEnd('/') ?? "";

    public string TimeZoneId => Json.Text("TimeZoneId") is { Length: > 0 } zone ? zone : "Europe/London";

    public int PageSize => (int?)Json.Number("PageSize") is > 0 and var size ? size : DefaultPageSize;

    public int MaxPageSize => (int?)Json.Number("MaxPageSize") is > 0 and var size ? size : 100;

    public string PageTitleFormat => Json.Text("PageTitleFormat") ?? "";

    /// <summary>Id of the item shown at <c>/</c>.</summary>
    public string? HomeItemId => Json.Object("HomeRoute").Text("contentItemId") ?? Json.Object("HomeRoute").Text("ContentItemId");

    /// <summary>The name of the site in a culture, from the section <c>SiteNames</c>.</summary>
    public string SiteNameIn(string culture) => Json.Object("SiteNames").Text(culture) is { Length: > 0 } name ? name : SiteName;

    public SiteCultures Cultures
    {
        get
        {
            var section = Json.Object("LocalizationSettings");
            var standard = section.Text("DefaultCulture") is { Length: > 0 } culture ? culture : "en";
            return new(standard, [.. section.Texts("SupportedCultures").Prepend(standard).Distinct()]);
        }
    }
}

/// <summary>Reads and changes <see cref="SiteSettings"/>.</summary>
public sealed class SiteSettingsStore(DocumentStore documents)
{
    public async ValueTask<SiteSettings> GetAsync(CancellationToken cancellationToken) =>
        new(await documents.FindAsync(DocumentKinds.Settings, SiteSettings.DocumentName, cancellationToken) ?? []);

    /// <summary>Sets the members given and keeps the others.</summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> MergeAsync(JsonObject members, CancellationToken cancellationToken)
    {
        var settings = (JsonObject)(await GetAsync(cancellationToken)).Json.DeepClone();
        foreach (var (name, value) in members)
            settings[name] = value?.DeepClone();
        return await documents.SetAsync(DocumentKinds.Settings, SiteSettings.DocumentName, settings, cancellationToken);
    }
}
