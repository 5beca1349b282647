using CoproCms.Content;

namespace CoproCms.Feeds;

/// <summary>What a feed says, whatever its form. Addresses are absolute.</summary>
/// <param name="Title">Of the list and the site.</param>
/// <param name="Description">In a sentence.</param>
/// <param name="Link">The page that the feed belongs to.</param>
/// <param name="Self">The feed itself.</param>
/// <param name="Culture">Its language, null when its items have none.</param>
/// <param name="SiteName">In that language.</param>
/// <param name="Entries">In their order.</param>
internal sealed record Feed(string Title, string Description, string Link, string Self, string? Culture, string SiteName, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>When the newest change was made; a feed without entries never changed.</summary>
    public DateTime Updated => Entries.Count == 0 ? DateTime.UnixEpoch : Entries.Max(e => e.Updated);
}

/// <param name="Item">What the entry is about.</param>
/// <param name="Id">An address that stays the same when the item's path changes, and leads to it.</param>
/// <param name="Link">The item's page.</param>
/// <param name="Author">Their name for readers, null when there is none.</param>
/// <param name="Summary">Plain text, null when the item has none.</param>
/// <param name="Html">The item's body with absolute addresses, null when it has none.</param>
internal sealed record FeedEntry(ContentItem Item, string Id, string Link, string? Author, string? Summary, string? Html)
{
    public string Title => Item.DisplayText ?? "";

    public DateTime Published => Item.PublishedUtc ?? Item.CreatedUtc ?? DateTime.UnixEpoch;

    public DateTime Updated => Item.ModifiedUtc ?? Published;
}
