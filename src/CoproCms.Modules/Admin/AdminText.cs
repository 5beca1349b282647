using System.Globalization;
using CoproCms.Errors;
using CoproCms.Localization;
using CoproCms.Settings;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Admin;

/// <summary>
/// The words of an admin page in the reader's language: English literals, looked up in the PO files of the modules. Dates are in the site's zone.
/// The language is the one chosen with the switch, else the browser's, else the site's.
/// </summary>
public sealed class AdminText(Translations translations, SiteSettingsStore settings)
{
    internal const string CultureCookie = "CoproCms.AdminCulture";

    private CultureInfo _format = SiteCultures.Format("en");

    public string Culture { get; private set; } = "en";

    /// <summary>The languages to choose from.</summary>
    public IReadOnlyList<string> Cultures { get; private set; } = ["en"];

    /// <summary>The zone in which people of this site read and write times.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public string SiteName { get; private set; } = "";

    /// <summary>The order of words in the reader's language, in which Welsh has letters of two signs; case makes no difference.</summary>
    public StringComparer Order { get; private set; } = StringComparer.InvariantCultureIgnoreCase;

    public string this[string id] => translations.Text(Culture, id);

    public string this[string id, params ReadOnlySpan<string> arguments] => translations.Text(Culture, id, null, arguments);

    /// <summary>The form of the text that goes with the number, <c>{0}</c> replaced by it.</summary>
    public string Plural(string id, decimal number, params ReadOnlySpan<string> arguments) => translations.Plural(Culture, id, number, null, arguments);

    /// <summary>A message of a broken rule, which is written in English with its names and numbers in it.</summary>
    public string Fault(string message) => translations.Fault(Culture, message);

    /// <summary>The messages of several broken rules, one after the other.</summary>
    public string Faults(IEnumerable<ValidationError> errors) => string.Join(" ", errors.Select(e => Fault(e.Message)));

    /// <summary>The same as a sentence, where the message begins with a small letter and has no full stop, as those of recipes, settings and definitions.</summary>
    public string FaultSentence(string message) => Fault(message) is { Length: > 0 } words ? char.ToUpper(words[0], _format) + words[1..].TrimEnd('.') + "." : "";

    /// <summary><c>24 November 2026</c></summary>
    public string Date(DateTime utc) => Local(utc).ToString("d MMMM yyyy", _format);

    /// <summary><c>24 Nov 2026, 14:05</c></summary>
    public string DateTime(DateTime utc) => Local(utc).ToString("d MMM yyyy, HH:mm", _format);

    /// <summary>The moment as the site's clocks show it.</summary>
    public DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(System.DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    public string Number(decimal number) => number.ToString("#,0.###", _format);

    /// <summary>Size of a file: <c>1.4 MB</c>.</summary>
    public string Bytes(long bytes) => bytes switch
    {
        < 1000 => Number(bytes) + " B",
        < 1_000_000 => Number(Math.Round(bytes / 1000m)) + " kB",
        _ => Number(Math.Round(bytes / 1_000_000m, 1)) + " MB",
    };

    /// <summary>The name of a language in itself: <c>Cymraeg</c>.</summary>
    public static string LanguageName(string culture) => CultureInfo.GetCultureInfo(culture).NativeName is var name ? char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..] : culture;

    /// <summary>Finds out the reader's language. Pages below <c>/Admin</c> have it done for them.</summary>
    public async Task PrepareAsync(HttpContext context)
    {
        var site = await settings.GetAsync(context.RequestAborted);
        Cultures = site.Cultures.Supported;
        Culture = Wanted(context.Request).FirstOrDefault(site.Cultures.IsSupported) ?? site.Cultures.Default;
        Zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZoneId);
        SiteName = site.SiteNameIn(Culture);
        _format = SiteCultures.Format(Culture);
        Order = StringComparer.Create(_format, ignoreCase: true);
    }

    private static IEnumerable<string?> Wanted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.Value?.Split('-')[0]).Prepend(request.Cookies[CultureCookie]);
}
