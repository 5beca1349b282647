using System.Globalization;
using CoproCms.Admin;
using CoproCms.Editing.Presence;

namespace CoproCms.Editing;

/// <summary>Sentences that both the pages and their script show.</summary>
internal static class EditingWords
{
    /// <summary>Who else is editing, null when nobody is.</summary>
    public static string? Present(IReadOnlyList<Present> others, AdminText text)
    {
        string[] sentences = [.. new[] { Here(Names(others, away: false), text), Away(Names(others, away: true), text) }.OfType<string>()];
        return sentences.Length == 0 ? null : string.Join(" ", sentences);
    }

    private static string[] Names(IReadOnlyList<Present> others, bool away) => [.. others.Where(o => o.Away == away).Select(o => o.Name)];

    private static string? Here(string[] others, AdminText text) => others switch
    {
        [] => null,
        [var one] => text["{0} is editing this too.", one],
        [var one, var two] => text["{0} and {1} are editing this too.", one, two],
        _ => text.Plural("{1} and {0} more are editing this too.", others.Length - 1, others[0]),
    };

    private static string? Away(string[] others, AdminText text) => others switch
    {
        [] => null,
        [var one] => text["{0} has unsaved changes to this in a tab out of sight.", one],
        [var one, var two] => text["{0} and {1} have unsaved changes to this in tabs out of sight.", one, two],
        _ => text.Plural("{1} and {0} more have unsaved changes to this in tabs out of sight.", others.Length - 1, others[0]),
    };

    /// <summary>The time of day, <c>12:03</c>, in the site's zone.</summary>
    public static string Clock(DateTime utc, AdminText text) => text.Local(utc).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>12:03</c> of today, else with the day.</summary>
    public static string Moment(DateTime utc, AdminText text, DateTime nowUtc) =>
        text.Local(utc).Date == text.Local(nowUtc).Date ? Clock(utc, text) : text.DateTime(utc);
}
