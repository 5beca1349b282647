using System.Text;
using CoproCms.Content;
using CoproCms.Feeds;
using CoproCms.Tests.Given;
using CsCheck;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Tests.Feeds;

public sealed class CalendarTests : IAsyncLifetime
{
    private FeedSite _site = null!;

    public async Task InitializeAsync() => _site = await FeedSite.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    [Fact]
    public async Task An_event_has_a_calendar_file_with_all_that_is_known_of_it()
    {
        var item = await _site.PublishAsync("Event", "cy/digwyddiadau/gwyl", "cy", "Gŵyl; yr ŷd, Cas-gwent", """
            {"Event":{"Summary":{"Text":"Dewch\nyn llu"},"Start":{"Value":"2026-06-20T09:30:00Z"},"End":{"Value":"2026-06-20T15:00:00Z"},"TimeZone":{"Text":"Europe/London"},
             "Venue":{"Text":"Neuadd y Dref"},"Postcode":{"Text":"NP16 5DP"},"Location":{"Latitude":51.6418,"Longitude":-2.6738}}}
            """);

        var answer = await _site.GetAsync("cy/digwyddiadau/gwyl.ics");
        var lines = FeedSite.Unfold(answer.Text);

        Assert.Equal("text/calendar; charset=utf-8", answer.ContentType);
        Assert.Equal("BEGIN:VCALENDAR", lines[0]);
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains($"UID:{item.ContentItemId}@copro.example", lines);
        Assert.Contains(@"SUMMARY;LANGUAGE=cy:Gŵyl\; yr ŷd\, Cas-gwent", lines);
        Assert.Contains("DTSTART;TZID=Europe/London:20260620T103000", lines);
        Assert.Contains("DTEND;TZID=Europe/London:20260620T160000", lines);
        Assert.Contains("TZID:Europe/London", lines);
        Assert.Contains(@"LOCATION:Neuadd y Dref\, NP16 5DP", lines);
        Assert.Contains("GEO:51.641800;-2.673800", lines);
        Assert.Contains("URL:https://copro.example/cy/digwyddiadau/gwyl", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
        Assert.Contains("SEQUENCE:0", lines);
        Assert.Contains("LAST-MODIFIED:20260301T090000Z", lines);
        Assert.Contains("DTSTAMP:20260301T090000Z", lines);
        Assert.Contains(lines, l => l.StartsWith(@"DESCRIPTION;LANGUAGE=cy:Dewch\nyn llu\n\nhttps", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", "20260329T003000", "the hour before the clocks go forward")]
    [InlineData("2026-03-29T01:00:00Z", "20260329T020000", "the hour after the clocks went forward")]
    [InlineData("2026-10-24T23:30:00Z", "20261025T003000", "summer time, before the hour that comes twice")]
    [InlineData("2026-10-25T00:30:00Z", "20261025T013000", "the first of the two hours")]
    [InlineData("2026-10-25T02:00:00Z", "20261025T020000", "after the clocks went back")]
    public async Task Events_on_the_Sundays_when_the_clocks_change_keep_their_hour(string utc, string local, string when)
    {
        var calendar = await EventAtAsync(utc, "Europe/London");

        Assert.True(calendar.Contains($"DTSTART;TZID=Europe/London:{local}"), when);
    }

    [Fact]
    public async Task The_second_of_the_two_hours_in_autumn_is_told_in_UTC() =>
        Assert.Contains("DTSTART:20261025T013000Z", await EventAtAsync("2026-10-25T01:30:00Z", "Europe/London"));

    [Fact]
    public async Task The_rules_of_the_clocks_are_given_with_the_times()
    {
        var calendar = await EventAtAsync("2026-03-29T09:00:00Z", "Europe/London");

        Assert.InRange(Array.IndexOf(calendar, "BEGIN:DAYLIGHT"), 1, Array.IndexOf(calendar, "BEGIN:VEVENT"));
        Assert.Contains(calendar, l => l.StartsWith("RRULE:FREQ=YEARLY", StringComparison.Ordinal) && l.Contains("BYMONTH=3") && l.Contains("BYDAY=-1SU"));
        Assert.Contains(calendar, l => l.StartsWith("RRULE:FREQ=YEARLY", StringComparison.Ordinal) && l.Contains("BYMONTH=10") && l.Contains("BYDAY=-1SU"));
    }

    [Theory]
    [InlineData("Asia/Kolkata", "DTSTART;TZID=Asia/Kolkata:20260620T150000")]
    [InlineData("America/New_York", "DTSTART;TZID=America/New_York:20260620T053000")]
    [InlineData("", "DTSTART;TZID=Europe/London:20260620T103000")]
    [InlineData("UTC", "DTSTART:20260620T093000Z")]
    public async Task Times_are_told_in_the_events_own_time_zone(string zone, string expected) =>
        Assert.Contains(expected, await EventAtAsync("2026-06-20T09:30:00Z", zone));

    [Theory]
    [InlineData("Scheduled", "CONFIRMED")]
    [InlineData("Rescheduled", "CONFIRMED")]
    [InlineData("MovedOnline", "CONFIRMED")]
    [InlineData("Postponed", "TENTATIVE")]
    [InlineData("Cancelled", "CANCELLED")]
    public async Task The_status_is_told(string status, string expected)
    {
        await _site.PublishAsync("Event", "events/e", "en", "E",
            $$$$"""{"Event":{"Start":{"Value":"2026-06-20T09:30:00Z"},"Status":{"Text":"{{{{status}}}}"},"OnlineUrl":{"Url":"https://meet.example/1"}}}""");

        Assert.Contains("STATUS:" + expected, await _site.CalendarAsync("events/e.ics"));
    }

    [Fact]
    public async Task A_changed_event_has_a_higher_sequence_and_keeps_its_UID()
    {
        var item = await _site.PublishAsync("Event", "events/e", "en", "E", """{"Event":{"Start":{"Value":"2026-06-20T09:30:00Z"}}}""");
        var before = await _site.CalendarAsync("events/e.ics");
        _site.Engine.Time.Now += TimeSpan.FromDays(1);
        await using (var session = _site.Engine.As())
            await session.ChangeAsync(item.ContentItemId, """{"Event":{"Start":{"Value":"2026-06-21T09:30:00Z"}}}""");

        var after = await _site.CalendarAsync("events/e.ics");

        Assert.Contains("SEQUENCE:1", after);
        Assert.Contains("LAST-MODIFIED:20260302T090000Z", after);
        Assert.Equal(before.Single(l => l.StartsWith("UID:", StringComparison.Ordinal)), after.Single(l => l.StartsWith("UID:", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_calendar_of_a_list_holds_what_is_to_come_or_under_way_in_its_language()
    {
        await _site.PublishAsync("Event", "events/past", "en", "Past", """{"Event":{"Start":{"Value":"2026-02-01T09:00:00Z"},"End":{"Value":"2026-02-01T10:00:00Z"}}}""");
        await _site.PublishAsync("Event", "events/now", "en", "Now", """{"Event":{"Start":{"Value":"2026-02-28T09:00:00Z"},"End":{"Value":"2026-03-02T10:00:00Z"}}}""");
        await _site.PublishAsync("Event", "events/later", "en", "Later", """{"Event":{"Start":{"Value":"2026-05-01T09:00:00Z"}}}""");
        await _site.PublishAsync("Event", "events/soon", "en", "Soon", """{"Event":{"Start":{"Value":"2026-04-01T09:00:00Z"}}}""");
        await _site.PublishAsync("Event", "cy/digwyddiadau/d", "cy", "Cymraeg", """{"Event":{"Start":{"Value":"2026-04-01T09:00:00Z"}}}""");

        var calendar = await _site.CalendarAsync("events/feed.ics");

        Assert.Equal(["Now", "Soon", "Later"], calendar.Where(l => l.StartsWith("SUMMARY", StringComparison.Ordinal)).Select(l => l.Split(':')[1]));
        Assert.Contains("X-WR-CALNAME:Events - CoproCms", calendar);
    }

    [Fact]
    public async Task Themes_are_categories_in_the_events_language()
    {
        const string Term = "4theme00000000000000000000";
        await using (var session = _site.Engine.As())
        {
            await session.PublishAsync("Taxonomy", $$$$"""
                {"TitlePart":{"Title":"Themes"},"TaxonomyPart":{"TermContentType":"Theme","Terms":[{"ContentItemId":"{{{{Term}}}}","ContentType":"Theme","DisplayText":"Food",
                 "TitlePart":{"Title":"Food"},"TermTranslationsPart":{"Translations":[{"Culture":"cy","Name":"Bwyd","Slug":"bwyd"}]}}]}}
                """);
        }

        await _site.PublishAsync("Event", "cy/digwyddiadau/d", "cy", "D", $$$$"""{"Event":{"Start":{"Value":"2026-04-01T09:00:00Z"},"Themes":{"TermContentItemIds":["{{{{Term}}}}"]}}}""");

        Assert.Contains("CATEGORIES:Bwyd", await _site.CalendarAsync("cy/digwyddiadau/d.ics"));
    }

    [Fact]
    public void Whatever_the_text_lines_end_in_CRLF_are_at_most_75_octets_long_and_split_no_letter()
    {
        var letters = Gen.OneOf("ŵ", "ŷ", "a", " ", "😀", ",", ";", "\\", "\n", "\r\n", "\u0007", ":", "\"").Array[0, 300].Select(string.Concat);
        letters.Sample(text =>
        {
            var bytes = Calendar(text);
            var all = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            Assert.EndsWith("END:VCALENDAR\r\n", all);
            foreach (var line in Encoding.Latin1.GetString(bytes).Split("\r\n"))
            {
                Assert.InRange(line.Length, 0, 75);
                Assert.DoesNotContain('\n', line);
                new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.Latin1.GetBytes(line));
            }

            Assert.Equal(1, FeedSite.Unfold(all).Count(l => l.StartsWith("SUMMARY", StringComparison.Ordinal)));
        }, iter: 200);
    }

    [Fact]
    public void Any_text_at_all_makes_a_calendar() => Gen.String.Sample(text => Calendar(text).Length > 0, iter: 200);

    private static byte[] Calendar(string text)
    {
        var item = new ContentItem { ContentItemId = "4a", ContentType = "Event", DisplayText = text };
        item.Content = Session.Json("""{"LocalizationPart":{"Culture":"cy"},"AutoroutePart":{"Path":"e"},"Event":{"Start":{"Value":"2026-06-20T09:30:00Z"}}}""");
        item.Content["Event"]!["Summary"] = new System.Text.Json.Nodes.JsonObject { ["Text"] = text };
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("https", new("copro.example"));
        var calendar = new EventCalendar(new(new([]), request), "Europe/London") { Name = text };
        calendar.Add(new(item), 1, [text]);
        return calendar.Write();
    }

    private async Task<string[]> EventAtAsync(string utc, string zone)
    {
        await _site.PublishAsync("Event", "events/e", "en", "E", $$$$"""{"Event":{"Start":{"Value":"{{{{utc}}}}"},"TimeZone":{"Text":"{{{{zone}}}}"}}}""");
        return await _site.CalendarAsync("events/e.ics");
    }
}
