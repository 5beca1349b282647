namespace CoproCms.Data;

/// <summary>
/// A content item's row. The two pointers make "at most one live version" true by construction; the contract's booleans follow from them.
/// </summary>
public sealed class ContentItemRecord
{
    public long Id { get; set; }
    public required string ContentItemId { get; set; }
    public required string ContentType { get; set; }
    public string? Owner { get; set; }
    public DateTime CreatedUtc { get; set; }

    /// <summary>Guards against two writers: a save based on another value is refused.</summary>
    public long LatestVersionId { get; set; }

    public long? PublishedVersionId { get; set; }

    /// <summary>When it was put into the bin. The pointers stay, so that it can be restored; the read rule hides it.</summary>
    public DateTime? DeletedUtc { get; set; }

    /// <summary>Name of the user who put it there.</summary>
    public string? DeletedBy { get; set; }

    /// <summary>Place among its siblings in a list; no version holds it, so ordering a list makes none.</summary>
    public int ListOrder { get; set; }
}

/// <summary>
/// A version. <see cref="Id"/> and <see cref="Document"/> never change, so a parsed document may be cached for ever;
/// the columns beside them may.
/// </summary>
public sealed class ContentVersionRecord
{
    public long Id { get; set; }
    public long ItemId { get; set; }
    public int Number { get; set; }
    public required string ContentItemVersionId { get; set; }

    /// <summary>The parts as JSON, in Orchard Core's shape, without the envelope.</summary>
    public required string Document { get; set; }

    public string? DisplayText { get; set; }
    public string? Author { get; set; }
    public DateTime ModifiedUtc { get; set; }
    public DateTime? PublishedUtc { get; set; }

    /// <summary>Hash of what a recipe said, expressions unevaluated: the same again changes nothing, even where an expression gives another date.</summary>
    public string? ImportFingerprint { get; set; }

    /// <summary>What its writer said of the change, for those who look through the versions.</summary>
    public string? Note { get; set; }

    /// <summary>1 while nobody who may publish the item has written, approved or published this version: no schedule puts it live.</summary>
    public int Unapproved { get; set; }
}
