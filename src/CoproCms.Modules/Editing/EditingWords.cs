using System.Globalization;
using CoproCms.Admin;

namespace CoproCms.Editing;

/// <summary>Sentences that both the pages and their script show.</summary>
internal static class EditingWords
{
    /// <summary>Who else is editing, null when nobody is.</summary>
    public static string? Present(IReadOnlyList<string> others, AdminText text) => others switch
    {
        [] => null,
        [var one] => text["{0} is editing this too.", one],
        [var one, var two] => text["{0} and {1} are editing this too.", one, two],
        _ => text.Plural("{1} and {0} more are editing this too.", others.Count - 1, others[0]),
    };

    /// <summary>The time of day, <c>12:03</c>, in the site's zone.</summary>
    public static string Clock(DateTime utc, AdminText text) => text.Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>12:03</c> of today, else with the day.</summary>
    public static string Moment(DateTime utc, AdminText text, DateTime nowUtc) =>
        text.Local(utc).Date == text.Local(nowUtc).Date ? Clock(utc, text) : text.DateTime(utc);
}
