using System.Text.Json.Nodes;

namespace CoproCms.Content;

/// <summary>
/// One version of a content item: the envelope that every type has, and its parts by instance name in <see cref="Content"/>
/// (Orchard Core's JSON: <c>{"TitlePart":{"Title":"…"},"Post":{"Summary":{"Text":"…"}}}</c>).
/// Items that come from a query share their parts with the document cache: <see cref="Clone"/> before changing one.
/// </summary>
public sealed class ContentItem
{
    public required string ContentItemId { get; set; }
    public string ContentItemVersionId { get; set; } = "";
    public required string ContentType { get; set; }
    public string? DisplayText { get; set; }
    public bool Latest { get; set; }
    public bool Published { get; set; }
    public DateTime? ModifiedUtc { get; set; }
    public DateTime? PublishedUtc { get; set; }
    public DateTime? CreatedUtc { get; set; }

    /// <summary>Id of the user who owns the item.</summary>
    public string? Owner { get; set; }

    /// <summary>Name of the user who wrote this version.</summary>
    public string? Author { get; set; }

    /// <summary>Place among its siblings in a list; shown as <c>ContainedPart.Order</c>, kept outside the versions.</summary>
    public int ListOrder { get; set; }

    public JsonObject Content { get; set; } = [];

    public JsonObject? Part(string name) => Content[name] as JsonObject;

    public JsonObject? Field(string part, string field) => Part(part)?[field] as JsonObject;

    /// <summary>The part, created empty when the item lacks it.</summary>
    public JsonObject RequirePart(string name)
    {
        if (Content[name] is JsonObject part)
            return part;
        var created = new JsonObject();
        Content[name] = created;
        return created;
    }

    /// <summary>The item's language, null where the type has no LocalizationPart.</summary>
    public string? Culture => Part("LocalizationPart").Text("Culture");

    public string? LocalizationSet => Part("LocalizationPart").Text("LocalizationSet");

    public string? Path => Part("AutoroutePart").Text("Path");

    public ContentItem Clone()
    {
        var copy = (ContentItem)MemberwiseClone();
        copy.Content = (JsonObject)Content.DeepClone();
        return copy;
    }
}
