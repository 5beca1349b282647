using System.Globalization;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Theming.Filters;
using CoproCms.Theming.Rendering;

namespace CoproCms.Network;

/// <summary>An event as schema.org's <c>Event</c>: times with the offset of its time zone, status, and where one takes part.</summary>
internal static class EventSchema
{
    private const string Event = "Event";
    private const string Schema = "https://schema.org/";

    /// <returns>Null when the event has no start, without which it is none to search engines.</returns>
    public static JsonObject? Write(ContentItem item, RenderSession session)
    {
        if (Time(item, "Start") is not { } start)
            return null;
        var json = new JsonObject
        {
            ["@type"] = "Event",
            ["name"] = item.DisplayText,
            ["url"] = Urls.Absolute(Urls.Of(item, session), session),
            ["description"] = Excerpts.Of(item, Excerpts.Length),
            ["startDate"] = start,
            ["eventStatus"] = Schema + Status(Text(item, "Status")),
            ["eventAttendanceMode"] = Schema + (Text(item, "AttendanceMode") ?? "Offline") + "EventAttendanceMode",
            ["location"] = Location(item),
        };
        Set(json, "endDate", Time(item, "End"));
        if (Text(item, "Organiser") is { } organiser)
            json["organizer"] = new JsonObject { ["@type"] = "Organization", ["name"] = organiser };
        if (item.Field(Event, "Capacity").Number("Value") is { } capacity)
            json["maximumAttendeeCapacity"] = capacity;
        if (item.Field(Event, "Booking").Text("Url") is { Length: > 0 } booking)
            json["offers"] = new JsonObject { ["@type"] = "Offer", ["url"] = booking };
        return json;
    }

    private static string Status(string? status) => status switch
    {
        "Cancelled" => "EventCancelled",
        "Postponed" => "EventPostponed",
        "Rescheduled" => "EventRescheduled",
        "MovedOnline" => "EventMovedOnline",
        _ => "EventScheduled",
    };

    private static JsonNode? Location(ContentItem item)
    {
        var places = new JsonArray();
        if (Text(item, "AttendanceMode") != "Online" && Text(item, "Status") != "MovedOnline")
            places.Add(Place(item));
        if (item.Field(Event, "OnlineUrl").Text("Url") is { Length: > 0 } url)
            places.Add(new JsonObject { ["@type"] = "VirtualLocation", ["url"] = url });
        return places.Count == 1 ? places[0]!.DeepClone() : places;
    }

    private static JsonObject Place(ContentItem item)
    {
        var address = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = "GB" };
        Set(address, "streetAddress", Text(item, "Address"));
        Set(address, "postalCode", Text(item, "Postcode"));
        var place = new JsonObject { ["@type"] = "Place", ["address"] = address };
        Set(place, "name", Text(item, "Venue"));
        var point = item.Field(Event, "Location");
        if (point.Number("Latitude") is { } latitude && point.Number("Longitude") is { } longitude)
            place["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = latitude, ["longitude"] = longitude };
        return place;
    }

    private static string? Time(ContentItem item, string field)
    {
        if (item.Field(Event, field).Instant("Value") is not { } utc)
            return null;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(Text(item, "TimeZone") ?? "Europe/London", out var found) ? found : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)), zone)
            .ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    private static string? Text(ContentItem item, string field) => item.Field(Event, field).Text("Text") is { Length: > 0 } text ? text : null;

    private static void Set(JsonObject json, string name, string? value)
    {
        if (value is not null)
            json[name] = value;
    }
}
