using System.Text.Json.Nodes;
using CoproCms.Content;

namespace CoproCms.Recipes.Steps;

/// <summary>Gives an item of a recipe, and those nested in it, the identifiers that the recipe leaves out.</summary>
internal static class ContentItemIds
{
    /// <param name="item">Changed in place.</param>
    /// <param name="derive">Makes an identifier that is the same each time for the same words.</param>
    public static void Complete(JsonObject item, Func<IEnumerable<string>, string> derive)
    {
        if (string.IsNullOrEmpty(item.Text("ContentItemId")))
            item["ContentItemId"] = derive(["item"]);
        if (string.IsNullOrEmpty(item.Text("ContentItemVersionId")))
            item["ContentItemVersionId"] = derive([item.Text("ContentItemId")!, "version"]);
        foreach (var (name, part) in item.ToList())
            CompleteNested(part, JsonPointer.Child("", name), item.Text("ContentItemId")!, derive);
    }

    private static void CompleteNested(JsonNode? node, string pointer, string owner, Func<IEnumerable<string>, string> derive)
    {
        if (node is JsonArray array)
        {
            for (var i = 0; i < array.Count; i++)
                CompleteNested(array[i], JsonPointer.Child(pointer, i), owner, derive);
        }
        else if (node is JsonObject json)
        {
            if (json.Text("ContentType") is { Length: > 0 } && string.IsNullOrEmpty(json.Text("ContentItemId")))
                json["ContentItemId"] = derive([owner, pointer]);
            foreach (var (name, value) in json.ToList())
                CompleteNested(value, JsonPointer.Child(pointer, name), owner, derive);
        }
    }
}
