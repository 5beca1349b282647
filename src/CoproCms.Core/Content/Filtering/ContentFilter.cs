using System.Collections.Immutable;
using CoproCms.Fields;

namespace CoproCms.Content.Filtering;

/// <summary>The columns that every item has, by Orchard Core's names.</summary>
public enum ContentColumn
{
    ContentItemId, ContentItemVersionId, ContentType, DisplayText, CreatedUtc, ModifiedUtc, PublishedUtc, Owner, Author,
    Published, Latest, Culture, LocalizationSet, Path, ListContentItemId, ListOrder,

    /// <summary>When it was put into the bin; lists can be sorted by it, not filtered.</summary>
    DeletedUtc,
}

public enum FilterOperator
{
    Equal, NotEqual, In, NotIn, Contains, NotContains, StartsWith, NotStartsWith, EndsWith, NotEndsWith,
    Greater, GreaterOrEqual, Less, LessOrEqual,
}

/// <summary>
/// A condition on content items, free of any surface's syntax. Logic is plain: a missing value equals null and nothing else,
/// and each negative operator is the negation of its positive one.
/// </summary>
public abstract record ContentFilter
{
    private ContentFilter() { }

    public sealed record And(params ImmutableArray<ContentFilter> Filters) : ContentFilter;

    public sealed record Or(params ImmutableArray<ContentFilter> Filters) : ContentFilter;

    public sealed record Not(ContentFilter Filter) : ContentFilter;

    /// <param name="Name">What is compared.</param>
    /// <param name="Operator">How.</param>
    /// <param name="Value">string, DateTime, bool or null; for <c>In</c> and <c>NotIn</c> an array of them.</param>
    public sealed record Column(ContentColumn Name, FilterOperator Operator, object? Value) : ContentFilter;

    /// <summary>Compares a scalar of a part's field as the index has it.</summary>
    /// <param name="Part">Instance name of the part.</param>
    /// <param name="Name">Field, or member of the part, or <c>Field.Member</c>.</param>
    /// <param name="Operator">How.</param>
    /// <param name="Value">string, decimal, DateTime, bool or null; for <c>In</c> and <c>NotIn</c> an array of them.</param>
    public sealed record Field(string Part, string Name, FilterOperator Operator, object? Value) : ContentFilter;

    /// <summary>True when the field points to at least one of the items or terms.</summary>
    public sealed record PointsTo(string Part, string Name, ImmutableArray<string> TargetIds) : ContentFilter;

    /// <summary>True when the field points to anything.</summary>
    public sealed record PointsAnywhere(string Part, string Name) : ContentFilter;

    /// <summary>
    /// True when the field points to at least one live item that may be seen and of which the condition holds. A reference to an item is one to
    /// each of its translations.
    /// </summary>
    /// <param name="Part">Instance name of the part.</param>
    /// <param name="Name">The field.</param>
    /// <param name="Types">The types that count; empty for every type.</param>
    /// <param name="Target">What must hold of the item, null for any.</param>
    public sealed record Picks(string Part, string Name, ImmutableArray<string> Types, ContentFilter? Target) : ContentFilter;

    /// <summary>
    /// The reverse: true for items that are pointed to by at least one live item of the type that may be seen and of which the condition holds.
    /// </summary>
    public sealed record PickedBy(string Part, string Name, string SourceType, ContentFilter? Source) : ContentFilter;

    /// <summary>True for items whose live version the given item's live version points to: the reverse edge.</summary>
    public sealed record PointedToBy(string Part, string Name, string SourceId) : ContentFilter;

    /// <summary>True when any field points to one of the items or terms, or shows one of the files (<see cref="Media.MediaReferences"/>).</summary>
    public sealed record Mentions(ImmutableArray<string> TargetIds) : ContentFilter;

    /// <summary>True for versions of items that have a live version, be it this one or an older one.</summary>
    public sealed record HasLive : ContentFilter;

    /// <summary>True for the versions whose keys a module's tables give. For code alone: no surface can ask for it.</summary>
    public sealed record Keyed(Func<Data.CmsDbContext, IQueryable<long>> VersionIds) : ContentFilter;
}

/// <summary>One key to sort by: a column, or a field of a part, whose kind tells which value of the index counts.</summary>
public sealed record ContentSort(ContentColumn? Column, string? Part, string? Field, ScalarKind Kind, bool Descending)
{
    public static ContentSort By(ContentColumn column, bool descending = false) => new(column, null, null, default, descending);

    public static ContentSort By(string part, string field, ScalarKind kind, bool descending = false) => new(null, part, field, kind, descending);
}
