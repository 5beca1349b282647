using System.Text.Json.Nodes;

namespace CoproCms.Content;

/// <summary>
/// Lays JSON that names only what changes over a content item: objects are merged member by member, arrays are replaced as a whole,
/// an explicit null clears. The rule of Orchard Core's content API, and so of every API here.
/// </summary>
public static class ContentMerge
{
    // The server's to decide, whatever the client says.
    private static readonly string[] Managed =
    [
        nameof(ContentItem.ContentItemId), nameof(ContentItem.ContentItemVersionId), nameof(ContentItem.ContentType), nameof(ContentItem.Latest),
        nameof(ContentItem.Published), nameof(ContentItem.ModifiedUtc), nameof(ContentItem.PublishedUtc), nameof(ContentItem.CreatedUtc),
    ];

    /// <param name="item">What is changed; it stays as it is.</param>
    /// <param name="sent">A content item's JSON, or a piece of it.</param>
    /// <param name="kept">Members of the envelope that are not taken from it, besides those that never are.</param>
    /// <returns>A new item.</returns>
    public static ContentItem Apply(ContentItem item, JsonObject sent, params string[] kept)
    {
        var json = ContentItemJson.Write(item);
        foreach (var (name, value) in sent)
        {
            if (!Managed.Contains(name) && !kept.Contains(name))
                Set(json, name, value);
        }

        var merged = ContentItemJson.Read(json);
        merged.ListOrder = item.ListOrder;
        return merged;
    }

    private static void Set(JsonObject target, string name, JsonNode? value)
    {
        if (value is JsonObject members && target[name] is JsonObject there)
        {
            foreach (var (member, inner) in members)
                Set(there, member, inner);
        }
        else if (value is null)
            target.Remove(name);
        else
            target[name] = value.DeepClone();
    }
}
