using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Fields;
using CoproCms.Hosting;
using CoproCms.Settings;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Feeds;

/// <summary>Makes calendars of one event, or of all events of a type that are still to come, in one language.</summary>
internal sealed class CalendarReader(ContentQuery query, NestedItemReader nested, CmsDbContext db, TimeProvider time)
{
    /// <summary>How many events a calendar has at most, the soonest first.</summary>
    public const int Events = 500;

    /// <returns>Null when the item is no event.</returns>
    public async Task<byte[]?> OfEventAsync(ContentItem item, SiteSettings site, SiteAddress address, CancellationToken cancellationToken) =>
        new EventFacts(item).Start is null ? null : await WriteAsync([item], new(address, site.TimeZoneId), cancellationToken);

    public async Task<byte[]> OfListingAsync(ContentItem page, string contentType, SiteSettings site, SiteAddress address, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var toCome = new ContentFilter.Or(
            new ContentFilter.Field(contentType, "Start", FilterOperator.GreaterOrEqual, now), new ContentFilter.Field(contentType, "End", FilterOperator.GreaterOrEqual, now));
        var request = new ContentRequest
        {
            Types = [contentType],
            OrderBy = [ContentSort.By(contentType, "Start", ScalarKind.DateTime)],
            Take = Events,
            Filter = page.Culture is null ? toCome : new ContentFilter.And(new ContentFilter.Column(ContentColumn.Culture, FilterOperator.Equal, page.Culture), toCome),
        };
        var items = await query.ListAsync(request, cancellationToken);
        var siteName = site.SiteNameIn(page.Culture ?? site.Cultures.Default);
        var calendar = new EventCalendar(address, site.TimeZoneId) { Name = $"{page.DisplayText} - {siteName}" };
        return await WriteAsync(items, calendar, cancellationToken);
    }

    private async Task<byte[]> WriteAsync(IReadOnlyList<ContentItem> items, EventCalendar calendar, CancellationToken cancellationToken)
    {
        var events = items.Select(i => new EventFacts(i)).Where(e => e.Start is not null).ToList();
        var themes = await nested.FindManyAsync([.. events.SelectMany(e => e.ThemeIds).Distinct()], cancellationToken);
        var versionIds = events.Select(e => e.Item.ContentItemVersionId).ToList();
        var numbers = await db.Versions.AsNoTracking().Where(v => versionIds.Contains(v.ContentItemVersionId))
            .Select(v => new { v.ContentItemVersionId, v.Number }).ToListAsync(cancellationToken);
        // A recipe that updates a version keeps its id and writes a new row: the newest counts.
        var number = numbers.GroupBy(v => v.ContentItemVersionId).ToDictionary(g => g.Key, g => g.Max(v => v.Number));
        foreach (var facts in events)
        {
            var names = facts.ThemeIds.Select(themes.GetValueOrDefault).OfType<ContentItem>().Select(t => NameIn(t, facts.Item.Culture));
            calendar.Add(facts, number.GetValueOrDefault(facts.Item.ContentItemVersionId, 1), names);
        }

        return calendar.Write();
    }

    private static string NameIn(ContentItem term, string? culture) =>
        term.Part("TermTranslationsPart").Objects("Translations").FirstOrDefault(t => t.Text("Culture") == culture).Text("Name") ?? term.DisplayText ?? "";
}
