using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Hosting;
using CoproCms.Routing;
using CoproCms.Settings;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Feeds;

/// <summary>
/// Serves <c>{list page}/feed.rss</c>, <c>feed.atom</c> and <c>feed.ics</c>, <c>{event}.ics</c>, and Orchard Core's
/// <c>/Contents/Lists/{id}/rss</c>. A feed moves with its page, and so follows the page's language.
/// </summary>
internal sealed class FeedEndpoint(
    RouteTable routes, ContentQuery query, FeedReader feeds, CalendarReader calendars, SiteSettingsStore settings, DefinitionStore definitions,
    PublicAnswers answers)
{
    public async Task<IResult> OfPathAsync(HttpContext http, string path)
    {
        if (FeedKinds.OfList(path) is var (page, kind))
            return await OfPageAsync(http, page, "/" + kind.FileName(), kind.ContentType(), (item, site, address) => ListAsync(item, kind, site, address, http.RequestAborted));
        if (FeedKinds.OfEvent(path) is { } @event)
            return await OfPageAsync(http, @event, ".ics", FeedKind.Ics.ContentType(), (item, site, address) => calendars.OfEventAsync(item, site, address, http.RequestAborted));
        return Results.NotFound();
    }

    public Task<IResult> OfContainerAsync(HttpContext http, string listId) => answers.ServeAsync(http, "rss:" + listId, Utf8(FeedKind.Rss.ContentType()), async () =>
    {
        if (await query.FindAsync(listId, ContentStatus.Published, http.RequestAborted) is not { } list || list.Part("ListPart") is null)
            return null;
        var site = await settings.GetAsync(http.RequestAborted);
        return RssFeed.Write(await feeds.OfContainerAsync(list, site, new(site, http.Request), http.RequestAborted));
    });

    private async Task<IResult> OfPageAsync(
        HttpContext http, string path, string ending, string contentType, Func<ContentItem, SiteSettings, SiteAddress, Task<byte[]?>> make)
    {
        if (await routes.FindAsync(path, http.RequestAborted) is not { } route)
            return Results.NotFound();
        if (route.MovedTo is { } moved)
            return Results.Redirect(http.Request.PathBase + new PathString("/" + moved + ending).ToUriComponent(), permanent: true);
        return await answers.ServeAsync(http, path + ending, Utf8(contentType), async () =>
        {
            var site = await settings.GetAsync(http.RequestAborted);
            return await query.FindAsync(route.ContentItemId, ContentStatus.Published, http.RequestAborted) is { } item
                ? await make(item, site, new(site, http.Request)) : null;
        });
    }

    private async Task<byte[]?> ListAsync(ContentItem page, FeedKind kind, SiteSettings site, SiteAddress address, CancellationToken cancellationToken)
    {
        if (Listing.TypeOf(page) is not { } type)
            return null;
        if (kind == FeedKind.Ics)
            return Listing.AreEvents(type, await definitions.GetAsync(cancellationToken)) ? await calendars.OfListingAsync(page, type, site, address, cancellationToken) : null;
        var feed = await feeds.OfListingAsync(page, type, kind, site, address, cancellationToken);
        return kind == FeedKind.Rss ? RssFeed.Write(feed) : AtomFeed.Write(feed);
    }

    private static string Utf8(string contentType) => contentType + "; charset=utf-8";
}
