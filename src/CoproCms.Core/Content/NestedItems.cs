using System.Text.Json.Nodes;

namespace CoproCms.Content;

/// <summary>Content items that live inside another's document: terms, menu items, widgets, items of a bag.</summary>
/// <param name="Json">The nested item, in place.</param>
/// <param name="Path">Where it stands, such as <c>FlowPart.Widgets[0]</c>.</param>
public sealed record NestedItem(JsonObject Json, string Path);

public static class NestedItems
{
    /// <summary>Every nested item at any depth, outer ones first. What has a content type is an item.</summary>
    public static IEnumerable<NestedItem> In(JsonObject content, string path = "")
    {
        foreach (var (name, value) in content)
        {
            var children = value switch
            {
                // Terms nest in "Terms" beside their parts, menu items and widgets inside a part.
                JsonArray array => List(array, path + name),
                JsonObject part => part.SelectMany(member => member.Value is JsonArray array ? List(array, $"{path}{name}.{member.Key}") : []),
                _ => [],
            };
            foreach (var child in children)
                yield return child;
        }
    }

    private static IEnumerable<NestedItem> List(JsonArray items, string path)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not JsonObject item || item.Text(nameof(ContentItem.ContentType)) is not { Length: > 0 })
                continue;
            var place = $"{path}[{i}]";
            yield return new(item, place);
            foreach (var nested in In(item, place + "."))
                yield return nested;
        }
    }
}
