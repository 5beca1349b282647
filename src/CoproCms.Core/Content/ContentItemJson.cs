using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CoproCms.Content;

/// <summary>Content items as Orchard Core writes them in REST, recipes and exports: envelope first, in fixed order, then the parts.</summary>
public static class ContentItemJson
{
    private const string Contained = "ContainedPart";
    private const string DateFormat = "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ";

    private static readonly HashSet<string> Envelope =
    [
        nameof(ContentItem.ContentItemId), nameof(ContentItem.ContentItemVersionId), nameof(ContentItem.ContentType),
        nameof(ContentItem.DisplayText), nameof(ContentItem.Latest), nameof(ContentItem.Published), nameof(ContentItem.ModifiedUtc),
        nameof(ContentItem.PublishedUtc), nameof(ContentItem.CreatedUtc), nameof(ContentItem.Owner), nameof(ContentItem.Author),
    ];

    public static JsonObject Write(ContentItem item)
    {
        var json = WriteEnvelope(item);
        foreach (var (name, part) in item.Content)
            json[name] = part?.DeepClone();
        if (json[Contained] is JsonObject contained)
            contained["Order"] = item.ListOrder;
        return json;
    }

    /// <summary>Writes the same without a copy of the parts, for lists.</summary>
    public static void Write(Utf8JsonWriter writer, ContentItem item)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in WriteEnvelope(item))
            WriteMember(writer, name, value);
        foreach (var (name, part) in item.Content)
            WriteMember(writer, name, name == Contained && part is JsonObject contained ? WithOrder(contained, item) : part);
        writer.WriteEndObject();
    }

    /// <summary>Reads an item or a nested one; absent members take their defaults, unknown ones are kept among the parts.</summary>
    public static ContentItem Read(JsonObject json)
    {
        var item = new ContentItem
        {
            ContentItemId = json.Text(nameof(ContentItem.ContentItemId)) ?? "",
            ContentItemVersionId = json.Text(nameof(ContentItem.ContentItemVersionId)) ?? "",
            ContentType = json.Text(nameof(ContentItem.ContentType)) ?? "",
            DisplayText = json.Text(nameof(ContentItem.DisplayText)),
            Latest = json.Flag(nameof(ContentItem.Latest)) ?? false,
            Published = json.Flag(nameof(ContentItem.Published)) ?? false,
            ModifiedUtc = json.Instant(nameof(ContentItem.ModifiedUtc)),
            PublishedUtc = json.Instant(nameof(ContentItem.PublishedUtc)),
            CreatedUtc = json.Instant(nameof(ContentItem.CreatedUtc)),
            Owner = json.Text(nameof(ContentItem.Owner)),
            Author = json.Text(nameof(ContentItem.Author)),
        };
        foreach (var (name, part) in json)
        {
            if (!Envelope.Contains(name))
                item.Content[name] = part?.DeepClone();
        }

        item.ListOrder = (int?)item.Part(Contained).Number("Order") ?? 0;
        return item;
    }

    private static JsonObject WriteEnvelope(ContentItem item) => new()
    {
        [nameof(item.ContentItemId)] = item.ContentItemId,
        [nameof(item.ContentItemVersionId)] = item.ContentItemVersionId,
        [nameof(item.ContentType)] = item.ContentType,
        [nameof(item.DisplayText)] = item.DisplayText,
        [nameof(item.Latest)] = item.Latest,
        [nameof(item.Published)] = item.Published,
        [nameof(item.ModifiedUtc)] = Date(item.ModifiedUtc),
        [nameof(item.PublishedUtc)] = Date(item.PublishedUtc),
        [nameof(item.CreatedUtc)] = Date(item.CreatedUtc),
        [nameof(item.Owner)] = item.Owner,
        [nameof(item.Author)] = item.Author,
    };

    private static JsonObject WithOrder(JsonObject contained, ContentItem item)
    {
        var copy = (JsonObject)contained.DeepClone();
        copy["Order"] = item.ListOrder;
        return copy;
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, JsonNode? value)
    {
        writer.WritePropertyName(name);
        if (value is null)
            writer.WriteNullValue();
        else
            value.WriteTo(writer);
    }

    private static string? Date(DateTime? value) => value?.ToString(DateFormat, CultureInfo.InvariantCulture);
}
