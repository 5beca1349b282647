using System.Text;
using CoproCms.Content;
using CoproCms.Hosting;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using NodaTime;

namespace CoproCms.Feeds;

/// <summary>Events as an iCalendar file, RFC 5545.</summary>
internal sealed class EventCalendar(SiteAddress address, string siteTimeZone)
{
    private readonly Calendar _calendar = new() { ProductId = "-//CoproCms//CoproCms//EN", Method = "PUBLISH" };
    private readonly Dictionary<string, DateTime> _zones = [];
    private readonly List<CalendarEvent> _events = [];

    /// <summary>The name that calendar programs show for a subscription.</summary>
    public string? Name
    {
        init
        {
            if (value is not null)
                _calendar.AddProperty("X-WR-CALNAME", Clean(value));
        }
    }

    /// <param name="facts">It has a start.</param>
    /// <param name="version">Number of the event's version, from 1: a changed event replaces the one that people took over before.</param>
    /// <param name="categories">Names of its themes.</param>
    public void Add(EventFacts facts, int version, IEnumerable<string> categories)
    {
        var item = facts.Item;
        var link = address.Of(item);
        var changed = new CalDateTime(item.ModifiedUtc ?? item.CreatedUtc ?? DateTime.UnixEpoch, CalDateTime.UtcTzId);
        var entry = new CalendarEvent
        {
            Uid = $"{item.ContentItemId}@{address.Host}",
            Summary = Clean(item.DisplayText ?? ""),
            Description = Clean(facts.Summary is null ? link : $"{facts.Summary}\n\n{link}"),
            Start = Time(facts.Start!.Value, facts.TimeZone),
            End = facts.End is { } end ? Time(end, facts.TimeZone) : null,
            Status = Status(facts.Status),
            Location = (facts.Place ?? facts.OnlineUrl) is { } place ? Clean(place) : null,
            Url = new Uri(link),
            Sequence = version - 1,
            // Not the time of the request: the file has to stay the same while the event does.
            DtStamp = changed,
            LastModified = changed,
            Created = new CalDateTime(item.CreatedUtc ?? DateTime.UnixEpoch, CalDateTime.UtcTzId),
            Categories = [.. categories.Select(Clean)],
        };
        if (facts.Location is var (latitude, longitude))
            entry.GeographicLocation = new(latitude, longitude);
        if (item.Culture is { } culture)
            SetLanguage(entry, culture);
        _events.Add(entry);
    }

    public byte[] Write()
    {
        foreach (var (zone, earliest) in _zones)
            _calendar.AddTimeZone(VTimeZone.FromDateTimeZone(zone, earliest, includeHistoricalData: false));
        // Some programs read a file from the top: the rules of a time zone have to stand before what uses it.
        foreach (var entry in _events)
            _calendar.Events.Add(entry);
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(_calendar)!);
    }

    private static string Status(string? status) => status switch
    {
        "Cancelled" => EventStatus.Cancelled,
        "Postponed" => EventStatus.Tentative,
        _ => EventStatus.Confirmed,
    };

    private static void SetLanguage(CalendarEvent entry, string culture)
    {
        foreach (var property in entry.Properties.OfType<CalendarProperty>().Where(p => p.Name is "SUMMARY" or "DESCRIPTION"))
            property.AddParameter("LANGUAGE", culture);
    }

    // In the event's own time zone, by name, so that it stays at its hour if the rules of the zone change. The second of the two hours that
    // bear the same name in autumn cannot be told so: a local time means the first.
    private CalDateTime Time(DateTime utc, string? timeZone)
    {
        var name = timeZone is not null && IsKnown(timeZone) ? timeZone : siteTimeZone;
        if (name == CalDateTime.UtcTzId || !IsKnown(name))
            return new(utc, CalDateTime.UtcTzId);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
        if (zone.IsAmbiguousTime(local) && zone.GetUtcOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)) != zone.GetAmbiguousTimeOffsets(local).Max())
            return new(utc, CalDateTime.UtcTzId);
        if (!_zones.TryGetValue(name, out var earliest) || local < earliest)
            _zones[name] = local;
        return new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), name);
    }

    private static bool IsKnown(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) && DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null;

    private static string Clean(string text) => new([.. text.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))]);
}
