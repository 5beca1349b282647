namespace CoproCms.Data;

/// <summary>A path that an item had: visitors who still follow it are sent to the item's present path.</summary>
public sealed class RedirectRecord
{
    /// <summary>Folded, without leading slash.</summary>
    public required string Path { get; set; }

    public required string ContentItemId { get; set; }
    public DateTime CreatedUtc { get; set; }
}
