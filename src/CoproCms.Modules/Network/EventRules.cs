using CoproCms.Content;
using CoproCms.Errors;

namespace CoproCms.Network;

/// <summary>What must be true of an event: its times make sense, and people who join online can find it.</summary>
internal sealed class EventRules : ContentHandler
{
    private const string Event = "Event";

    public override Task ValidatingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        if (context.Type.Name != Event)
            return Task.CompletedTask;
        var item = context.Item;
        if (item.Field(Event, "End").Instant("Value") < item.Field(Event, "Start").Instant("Value"))
            errors.Add("Event.End.Value", "event.endBeforeStart", "The event ends before it starts. Choose a later end, or leave it empty.");
        if (item.Field(Event, "TimeZone").Text("Text") is { Length: > 0 } zone && !IsIanaZone(zone))
            errors.Add("Event.TimeZone.Text", "event.timeZone", $"There is no time zone \"{zone}\". Give its IANA name, such as Europe/London.");
        if (item.Field(Event, "Capacity").Number("Value") < 0)
            errors.Add("Event.Capacity.Value", "event.capacity", "The number of places cannot be below 0.");
        return Task.CompletedTask;
    }

    public override Task PublishingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        if (context.Type.Name == Event && TakesPlaceOnline(context.Item) && string.IsNullOrWhiteSpace(context.Item.Field(Event, "OnlineUrl").Text("Url")))
            errors.Add("Event.OnlineUrl.Url", "event.onlineUrl", "An event that people join online needs the address at which they join.");
        return Task.CompletedTask;
    }

    private static bool TakesPlaceOnline(ContentItem item) =>
        item.Field(Event, "AttendanceMode").Text("Text") is "Online" or "Mixed" || item.Field(Event, "Status").Text("Text") == "MovedOnline";

    private static bool IsIanaZone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.HasIanaId;
}
