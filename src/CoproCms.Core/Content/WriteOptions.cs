namespace CoproCms.Content;

/// <summary>How an item is to be saved.</summary>
public sealed record WriteOptions
{
    /// <summary>Make the new version the live one.</summary>
    public bool Publish { get; init; }

    /// <summary>
    /// The <see cref="ContentItem.ContentItemVersionId"/> that the change started from, or what <see cref="ContentManager.BaseOfAsync"/> says of it; a save based on another than the latest is a
    /// <see cref="Errors.ConflictException"/>. Null only for callers that read and write in one transaction.
    /// </summary>
    public string? BaseVersionId { get; init; }

    /// <summary>The author that the item names stays; otherwise whoever saves it is the author.</summary>
    public bool KeepAuthor { get; init; }

    /// <summary>What the writer says of the change, kept with the version; at most <see cref="MaximumNoteLength"/> characters.</summary>
    public string? Note { get; init; }

    /// <summary>
    /// Id of the user to whom the item is given: another than its owner needs <see cref="Security.ContentPermissions.EditContentOwner"/>. Null leaves it with
    /// whoever has it.
    /// </summary>
    public string? Owner { get; init; }

    public const int MaximumNoteLength = 500;
}

/// <summary>What an import did with an item.</summary>
public enum ImportOutcome
{
    Created,
    Updated,

    /// <summary>The very same version is there already.</summary>
    Unchanged,

    /// <summary>An editor has changed the item since the imported version; the editor's words stay.</summary>
    KeptNewer,

    /// <summary>It stood in the bin and is back.</summary>
    Restored,
}
