namespace CoproCms.Feeds;

/// <summary>The forms a feed comes in; each has its file name below the path of the page that it belongs to.</summary>
internal enum FeedKind { Rss, Atom, Ics }

internal static class FeedKinds
{
    private const string Ending = ".ics";

    public static string ContentType(this FeedKind kind) => kind switch
    {
        FeedKind.Rss => "application/rss+xml",
        FeedKind.Atom => "application/atom+xml",
        _ => "text/calendar",
    };

    public static string FileName(this FeedKind kind) => "feed." + kind.ToString().ToLowerInvariant();

    public static FeedKind? Named(string? name) => Enum.GetValues<FeedKind>().Cast<FeedKind?>().FirstOrDefault(k => k.ToString()!.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Splits <c>cy/newyddion/feed.rss</c> into the page's path and the kind of its feed.</summary>
    public static (string Path, FeedKind Kind)? OfList(string path)
    {
        foreach (var kind in Enum.GetValues<FeedKind>())
        {
            var ending = "/" + kind.FileName();
            if (path.Length > ending.Length && path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return (path[..^ending.Length], kind);
        }

        return null;
    }

    /// <summary>The path of the event whose calendar file this is, null when it is none.</summary>
    public static string? OfEvent(string path) =>
        path.Length > Ending.Length && path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? path[..^Ending.Length] : null;
}
