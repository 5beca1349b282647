using System.Collections.Immutable;
using CoproCms.Content.Filtering;

namespace CoproCms.Content;

/// <summary>What a list should hold. The read rule (status, permission, bin) is added by <see cref="ContentQuery"/>, never by the caller.</summary>
public sealed record ContentRequest
{
    /// <summary>The default of Orchard Core's lists when none is asked for.</summary>
    public const int DefaultCount = 100;

    /// <summary>The types to list; empty for every type the actor may see.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    public ContentStatus Status { get; init; } = ContentStatus.Published;

    public ContentFilter? Filter { get; init; }

    /// <summary>Only what the actor may list in the admin, and of that what they may see.</summary>
    public bool Listed { get; init; }

    /// <summary>What stands in the bin, instead of what does not; those who may delete an item see it there.</summary>
    public bool Bin { get; init; }

    /// <summary>Keys in the order they apply; newest created first when empty.</summary>
    public ImmutableArray<ContentSort> OrderBy { get; init; } = [];

    public int Skip { get; init; }

    public int Take { get; init; } = DefaultCount;
}
