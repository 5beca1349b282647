namespace CoproCms.Data;

/// <summary>
/// A path that leads elsewhere: one that an item had, whose visitors are sent to the item's present path, or one that an editor sends to a
/// <see cref="Target"/>. A live page at the path comes first.
/// </summary>
public sealed class RedirectRecord
{
    /// <summary>Folded, without leading slash.</summary>
    public required string Path { get; set; }

    /// <summary>The item that had the path; null where there is a <see cref="Target"/>.</summary>
    public string? ContentItemId { get; set; }

    /// <summary>An address within the site, with leading slash, or an absolute one.</summary>
    public string? Target { get; set; }

    /// <summary>Browsers may not remember where it leads (302 instead of 301).</summary>
    public bool IsTemporary { get; set; }

    public DateTime CreatedUtc { get; set; }
}
