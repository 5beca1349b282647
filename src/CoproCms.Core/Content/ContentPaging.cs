using System.Collections.Immutable;

namespace CoproCms.Content;

/// <summary>
/// Which page of an ordered list: the first so many after a cursor, or the last so many before one. Items that are inserted, published or edited
/// meanwhile move no other item from one page to the next.
/// </summary>
public sealed record ContentPaging
{
    /// <summary>Items from the beginning, or after <see cref="After"/>. Either this or <see cref="Last"/> is set, and is positive.</summary>
    public int? First { get; init; }

    /// <summary>Items at the end, or before <see cref="Before"/>; they keep the order of the list.</summary>
    public int? Last { get; init; }

    /// <summary>A cursor that an earlier page of the same order gave: only what comes after it.</summary>
    public string? After { get; init; }

    /// <summary>A cursor: only what comes before it.</summary>
    public string? Before { get; init; }

    /// <summary>Whether the whole list is counted, which is a command more.</summary>
    public bool Count { get; init; }

    /// <summary>
    /// Whether to look for items on the side that the page was entered from, which is a command more. Without it that side counts as having some
    /// when a cursor was given.
    /// </summary>
    public bool LookBack { get; init; }
}

/// <summary>An item of a page with its place in the order.</summary>
public sealed record ContentEdge(ContentItem Item, string Cursor);

/// <summary>One page.</summary>
/// <param name="Edges">The items in the order of the list.</param>
/// <param name="HasNext">Whether items come after them.</param>
/// <param name="HasPrevious">Whether items come before them.</param>
/// <param name="TotalCount">How many items the whole list has, null unless <see cref="ContentPaging.Count"/> asked.</param>
public sealed record ContentPage(ImmutableArray<ContentEdge> Edges, bool HasNext, bool HasPrevious, int? TotalCount);
