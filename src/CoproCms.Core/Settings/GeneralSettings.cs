using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Settings;

/// <summary>The members of the site's settings that Orchard Core knows by name, as far as this site reads them.</summary>
internal sealed class GeneralSettings : SettingsSection
{
    private const string HomePage = "HomePage";
    private const string HomeRoute = "HomeRoute";

    public override string Name => "";

    public override string Group => "general";

    public override string Title => "General";

    public override int Order => 0;

    public override SettingsForm Form { get; } = new("",
        SettingInput.Text("SiteName", "Name of the site"),
        SettingInput.Of(SettingKind.TextByCulture, "SiteNames", "Name in each language", "Where it is empty, the name above is used."),
        SettingInput.Text("BaseUrl", "Address of the site", "What absolute links start with, such as https://example.org. Empty to use the address of the request."),
        SettingInput.Of(SettingKind.TimeZone, "TimeZoneId", "Time zone", "Dates are read and written in it.") with { Default = "Europe/London" },
        SettingInput.Of(SettingKind.ContentItem, HomePage, "Home page") with { ContentType = "Page" },
        SettingInput.Text("PageTitleFormat", "Pattern of the window's title"),
        SettingInput.WholeNumber("PageSize", "Items on a page of a list", 1, SiteSettings.DefaultPageSize),
        SettingInput.WholeNumber("MaxPageSize", "Most items on a page", 1, 100));

    public override IEnumerable<SettingsFault> Faults(JsonObject section)
    {
        if (section.Text("TimeZoneId") is { Length: > 0 } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            yield return new("TimeZoneId", "timezone.unknown", $"there is no time zone '{zone}'; give an IANA name such as Europe/London");
        if (section.Text("BaseUrl") is { Length: > 0 } address && !(Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            yield return new("BaseUrl", "url.invalid", $"'{address}' is not an address; give one such as https://example.org");
    }

    public override JsonObject Read(SiteSettings settings)
    {
        var section = new JsonObject();
        foreach (var input in Form.Inputs.Where(i => settings.Json[i.Name] is not null))
            section[input.Name] = settings.Json[input.Name]!.DeepClone();
        if (settings.HomeItemId is { } home)
            section[HomePage] = home;
        return section;
    }

    public override JsonObject Write(JsonObject section)
    {
        var members = new JsonObject();
        foreach (var input in Form.Inputs.Where(i => i.Name != HomePage))
            members[input.Name] = section[input.Name]?.DeepClone();
        members[HomeRoute] = section.Text(HomePage) is { Length: > 0 } home
            ? new JsonObject { ["Action"] = "Display", ["Controller"] = "Item", ["Area"] = "OrchardCore.Contents", ["contentItemId"] = home } : null;
        return members;
    }
}

/// <summary>The site's languages, in Orchard Core's section <c>LocalizationSettings</c>.</summary>
internal sealed class LanguageSettings : SettingsSection
{
    private const string DefaultCulture = "DefaultCulture";
    private const string SupportedCultures = "SupportedCultures";

    public override string Name => "LocalizationSettings";

    public override string Group => "localization";

    public override string Title => "Languages";

    public override int Order => 10;

    public override SettingsForm Form { get; } = new("LocalizationSettings",
        SettingInput.Of(SettingKind.Culture, DefaultCulture, "First language", "What visitors get whose browser asks for none of the others.") with { Default = "en" },
        SettingInput.Of(SettingKind.Cultures, SupportedCultures, "Languages of the site", "Their codes, such as en, cy. Content in a language that you take away stays, and is not served."));

    public override IEnumerable<SettingsFault> Faults(JsonObject section)
    {
        var cultures = section.Texts(SupportedCultures).ToList();
        foreach (var (i, culture) in cultures.Index())
        {
            if (!Localization.SiteCultures.Exists(culture))
                yield return new($"{SupportedCultures}/{i}", "culture.unknown", $"there is no language '{culture}'; give its code, such as en or cy");
        }

        if (section.Text(DefaultCulture) is { Length: > 0 } standard && cultures.Count > 0 && !cultures.Contains(standard))
            yield return new(DefaultCulture, "culture.unsupported", $"the first language '{standard}' must be one of the site's languages");
    }
}
