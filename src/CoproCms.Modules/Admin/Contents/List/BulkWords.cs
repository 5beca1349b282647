using System.Globalization;

namespace CoproCms.Admin.Contents.List;

/// <summary>Says what became of an action on several items: how many, and of those left out which and why.</summary>
internal static class BulkWords
{
    private const int MostReasons = 3;
    private const int LongestReasons = 600;

    public static string Of(BulkResult result, AdminText text) => Of(result.Verb, result.Done, result.Refused.Length, Reasons(result, text), text);

    public static string Of(BulkVerb verb, int done, int refused, string? reasons, AdminText text) => Join(text, done == 0 ? null : Done(verb, done, text), refused, reasons);

    public static string OfUndoing(BulkResult result, AdminText text) =>
        Join(text, text.Plural("Undone: {0} item is as it was before.", result.Done), result.Refused.Length, Reasons(result, text));

    public static string Name(BulkVerb verb, AdminText text) => verb switch
    {
        BulkVerb.Publish => text["Publish"],
        BulkVerb.Unpublish => text["Unpublish"],
        BulkVerb.Delete => text["Move to bin"],
        _ => text["Restore"],
    };

    private static string Done(BulkVerb verb, int count, AdminText text) => verb switch
    {
        BulkVerb.Publish => text.Plural("{0} item published.", count),
        BulkVerb.Unpublish => text.Plural("{0} item unpublished.", count),
        BulkVerb.Delete => text.Plural("{0} item moved to the bin.", count),
        _ => text.Plural("{0} item restored.", count),
    };

    private static string Join(AdminText text, string? done, int refused, string? reasons)
    {
        if (refused == 0)
            return done ?? "";
        var left = text.Plural("{0} item left as it was", refused);
        var shown = reasons is { Length: > LongestReasons } ? reasons[..LongestReasons] + "…" : reasons;
        return string.Join(' ', new[] { done, string.IsNullOrWhiteSpace(shown) ? left + "." : $"{left}: {shown}" }.OfType<string>());
    }

    private static string Reasons(BulkResult result, AdminText text)
    {
        var shown = string.Join(" ", result.Refused.Take(MostReasons).Select(r => text["“{0}”: {1}", r.Title, r.Reason]));
        var more = result.Refused.Length - MostReasons;
        return more > 0 ? $"{shown} {text.Plural("And {0} more.", more)}" : shown;
    }
}
