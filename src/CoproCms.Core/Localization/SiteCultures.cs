using System.Collections.Immutable;
using System.Globalization;

namespace CoproCms.Localization;

/// <summary>The site's languages by the names that content stores (<c>en</c>, <c>cy</c>), the default first.</summary>
public sealed record SiteCultures(string Default, ImmutableArray<string> Supported)
{
    public bool IsSupported(string? culture) => culture is not null && Supported.Contains(culture);

    /// <summary>Whether there is a language of that code.</summary>
    public static bool Exists(string culture)
    {
        try
        {
            return CultureInfo.GetCultureInfo(culture, predefinedOnly: true) is not null;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The culture that dates and numbers are written in: <c>en</c> alone would print American dates.</summary>
    public static CultureInfo Format(string culture) => CultureInfo.GetCultureInfo(culture switch
    {
        "en" => "en-GB",
        "cy" => "cy-GB",
        "" => "en-GB",
        _ => culture,
    });
}
