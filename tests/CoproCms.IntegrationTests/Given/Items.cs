using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Security;

namespace CoproCms.IntegrationTests.Given;

/// <summary>Content and people for tests, in few words.</summary>
public static class Items
{
    public static readonly Actor Visitor = new(null, null, ["ViewContent"], ["Anonymous"]);

    /// <summary>Someone who may write and publish what is their own.</summary>
    public static Actor Author(string id) => new(id, id, ["ViewContent", "PublishOwnContent", "EditOwnContent", "PreviewOwnContent", "DeleteOwnContent"], ["Author"]);

    public static Actor Editor(string id) => new(id, id, ["ViewContent", "PublishContent", "EditContent", "PreviewContent", "DeleteContent"], ["Editor"]);

    public static ContentItem Titled(this ContentItem item, string title)
    {
        item.RequirePart("TitlePart")["Title"] = title;
        return item;
    }

    public static ContentItem At(this ContentItem item, string path)
    {
        item.RequirePart("AutoroutePart")["Path"] = path;
        return item;
    }

    public static ContentItem In(this ContentItem item, string culture, string? set = null)
    {
        item.RequirePart("LocalizationPart")["Culture"] = culture;
        if (set is not null)
            item.RequirePart("LocalizationPart")["LocalizationSet"] = set;
        return item;
    }

    /// <summary>Sets a field of the part named like the type: <c>item.With("Summary", new { Text = "…" })</c>.</summary>
    public static ContentItem With(this ContentItem item, string field, JsonObject value)
    {
        item.RequirePart(item.ContentType)[field] = value;
        return item;
    }
}
