namespace CoproCms.Admin;

/// <summary>Model of <c>/Admin/Shared/Pages.cshtml</c>: where the pages of a list beside this one are, <c>~/Admin/…</c> or resolved; null where there is none.</summary>
public sealed record PageLinks(string? Before, string? After)
{
    /// <summary>Number of this page and of all pages, where they are counted.</summary>
    public (int Number, int Count)? Place { get; private init; }

    /// <summary>Whether the list goes back in time only, from the newest.</summary>
    public bool ByAge { get; private init; }

    /// <summary>For pages with numbers, from 1.</summary>
    public static PageLinks Numbered(int number, int count, Func<int, string> address) =>
        new(number > 1 ? address(number - 1) : null, number < count ? address(number + 1) : null) { Place = (number, count) };

    /// <summary>For a list that begins with the newest and leads on to what is older.</summary>
    public static PageLinks ToOlder(string? address) => new(null, address) { ByAge = true };
}
