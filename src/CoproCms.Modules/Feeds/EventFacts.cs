using CoproCms.Content;

namespace CoproCms.Feeds;

/// <summary>What a calendar needs to know of an item: read from the fields of its type's own part, by the names of the type Event.</summary>
internal sealed class EventFacts(ContentItem item)
{
    public ContentItem Item { get; } = item;

    /// <summary>UTC; an item without it is no event.</summary>
    public DateTime? Start => Item.Field(Item.ContentType, "Start").Instant("Value");

    public DateTime? End => Item.Field(Item.ContentType, "End").Instant("Value") is { } end && end >= Start ? end : null;

    public string? TimeZone => Text("TimeZone");

    public string? Status => Text("Status");

    public string? Summary => Text("Summary");

    public string? OnlineUrl => Item.Field(Item.ContentType, "OnlineUrl").Text("Url") is { Length: > 0 } url ? url : null;

    /// <summary>Venue, address and postcode on one line.</summary>
    public string? Place
    {
        get
        {
            string?[] lines = [Text("Venue"), Text("Address")?.ReplaceLineEndings(", "), Text("Postcode")];
            return lines.Any(l => l is not null) ? string.Join(", ", lines.OfType<string>()) : null;
        }
    }

    /// <summary>Degrees north and east.</summary>
    public (double Latitude, double Longitude)? Location
    {
        get
        {
            var point = Item.Field(Item.ContentType, "Location");
            return point.Number("Latitude") is { } latitude and >= -90 and <= 90 && point.Number("Longitude") is { } longitude and >= -180 and <= 180
                ? ((double)latitude, (double)longitude) : null;
        }
    }

    public IEnumerable<string> ThemeIds => Item.Field(Item.ContentType, "Themes").Texts("TermContentItemIds");

    private string? Text(string field) => Item.Field(Item.ContentType, field).Text("Text")?.Trim() is { Length: > 0 } text ? text : null;
}
