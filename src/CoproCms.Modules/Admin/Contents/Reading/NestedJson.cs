using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Admin.Contents;

/// <summary>A new item as it stands inside another's JSON: its id, its type and its parts.</summary>
internal static class NestedJson
{
    public static JsonObject Of(ContentItem item, string contentItemId)
    {
        var json = new JsonObject { [nameof(item.ContentItemId)] = contentItemId, [nameof(item.ContentType)] = item.ContentType };
        foreach (var (name, part) in item.Content)
            json[name] = part?.DeepClone();
        return json;
    }
}
