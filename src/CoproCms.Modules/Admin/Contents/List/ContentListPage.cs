using System.Collections.Immutable;
using CoproCms.Content;
using CoproCms.Parts;

namespace CoproCms.Admin.Contents.List;

/// <summary>A page of the list.</summary>
/// <param name="Page">Its items and what stands beside them.</param>
/// <param name="Rows">The items as they are shown.</param>
/// <param name="Count">How many there are in all, up to one more than <see cref="ContentListReader.CountLimit"/>.</param>
internal sealed record ContentListPage(ContentPage Page, ImmutableArray<ContentListRow> Rows, int Count)
{
    public static readonly ContentListPage Empty = new(new([], false, false, null), [], 0);
}

/// <summary>An item of the list.</summary>
internal sealed record ContentListRow(ContentItem Item)
{
    /// <summary>Some version of it is live.</summary>
    public bool IsLive { get; init; }

    public required ContentSchedule Schedule { get; init; }

    /// <summary>States that modules know.</summary>
    public ImmutableArray<ContentListStatus> Marks { get; init; } = [];

    /// <summary>When and by whom it was put into the bin.</summary>
    public Binned? Binned { get; init; }

    public bool MayEdit { get; init; }
}

internal sealed record Binned(DateTime DeletedUtc, string? By);
