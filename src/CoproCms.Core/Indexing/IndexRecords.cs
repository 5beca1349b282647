namespace CoproCms.Indexing;

/// <summary>
/// What lists need to know of a latest or published version, one row each; the only table that the read rule filters.
/// Flags are integers because EF writes a bare boolean on SQLite, by which no index is used for sorting.
/// </summary>
public sealed class ContentIndexRecord
{
    public long VersionId { get; set; }
    public long ItemId { get; set; }
    public required string ContentItemId { get; set; }
    public required string ContentItemVersionId { get; set; }
    public required string ContentType { get; set; }
    public int Latest { get; set; }
    public int Published { get; set; }

    /// <summary>1 while the item is in the bin.</summary>
    public int Deleted { get; set; }

    public string? DisplayText { get; set; }
    public string? DisplayTextFolded { get; set; }
    public string? DisplayTextSort { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime ModifiedUtc { get; set; }
    public DateTime? PublishedUtc { get; set; }
    public string? Owner { get; set; }
    public string? Author { get; set; }
    public string? AuthorFolded { get; set; }
    public string? Culture { get; set; }
    public string? LocalizationSet { get; set; }
    public string? Path { get; set; }

    /// <summary>The path folded; unique among live versions (<see cref="LivePath"/>).</summary>
    public string? PathFolded { get; set; }

    /// <summary><see cref="PathFolded"/> while the version is live and not deleted, else null: a unique index over it lets drafts share a path until one is published.</summary>
    public string? LivePath { get; set; }

    /// <summary>The list that contains the item (ContainedPart), null for items that stand by themselves.</summary>
    public string? ListContentItemId { get; set; }

    public int ListOrder { get; set; }
}

/// <summary>One scalar of one field or part of an indexed version, keyed by part instance and field so that no two fields are ever confused.</summary>
public sealed class FieldIndexRecord
{
    /// <summary>Longest folded key that every database can index.</summary>
    public const int KeyLength = 255;

    public long Id { get; set; }
    public long VersionId { get; set; }
    public required string Part { get; set; }
    public required string Field { get; set; }

    /// <summary>Folded and cut to <see cref="KeyLength"/>: equality and sorting start here.</summary>
    public string? TextKey { get; set; }

    /// <summary>The whole folded text, where it is longer than the key.</summary>
    public string? TextFolded { get; set; }

    public string? TextSort { get; set; }
    public double? Number { get; set; }
    public DateTime? Instant { get; set; }
    public int? Flag { get; set; }
}

/// <summary>A content item or term that a field of an indexed version points to.</summary>
public sealed class ReferenceRecord
{
    public long Id { get; set; }
    public long VersionId { get; set; }
    public required string Part { get; set; }
    public required string Field { get; set; }
    public required string TargetId { get; set; }
    public int Position { get; set; }
}

/// <summary>A content item nested in the document of another: a term, a menu item, a widget, an item of a bag.</summary>
public sealed class NestedItemRecord
{
    public long Id { get; set; }
    public long VersionId { get; set; }
    public required string ContentItemId { get; set; }
    public required string OwnerContentItemId { get; set; }
    public required string ContentType { get; set; }

    /// <summary>JSON pointer into the owner's parts, such as <c>/TaxonomyPart/Terms/3</c>.</summary>
    public required string Pointer { get; set; }

    public string? AliasFolded { get; set; }
}
