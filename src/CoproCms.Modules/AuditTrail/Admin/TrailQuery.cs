using System.Globalization;
using CoproCms.Auditing;
using CoproCms.AuditTrail.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CoproCms.AuditTrail.Admin;

/// <summary>What the page's filters say, as its address has them.</summary>
internal sealed record TrailQuery
{
    public string? Who { get; init; }
    public string? What { get; init; }
    public string? Category { get; init; }

    /// <summary>Days in the site's zone.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public bool IsEmpty => this == new TrailQuery();

    public static TrailQuery Read(IQueryCollection query) => new()
    {
        Who = Text(query["who"]),
        What = Text(query["what"]),
        Category = AuditCategories.All.FirstOrDefault(c => c == query["category"]),
        From = Day(query["from"]),
        To = Day(query["to"]),
    };

    public AuditFilter Filter(TimeZoneInfo zone) => new()
    {
        Who = Who,
        What = What,
        Category = Category,
        FromUtc = Midnight(From, zone),
        UntilUtc = To is { } last && last < DateOnly.MaxValue ? Midnight(last.AddDays(1), zone) : null,
    };

    public string Address(string path) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["who"] = Who,
        ["what"] = What,
        ["category"] = Category,
        ["from"] = Write(From),
        ["to"] = Write(To),
    }.Where(p => p.Value is not null));

    public static string? Write(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 and <= AuditEntryConfiguration.NameLength } trimmed ? trimmed : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 2200 ? day : null;

    private static DateTime? Midnight(DateOnly? day, TimeZoneInfo zone)
    {
        if (day is null)
            return null;
        var local = day.Value.ToDateTime(TimeOnly.MinValue);
        // Where the clocks go forward at midnight, the day begins an hour later.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(local) ? local.AddHours(1) : local, zone);
    }
}
