using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;

namespace CoproCms.Feeds;

/// <summary>Tells feed readers, in the head of a page, which feeds belong to it: those of its kind, and on a home page those of all lists.</summary>
internal sealed class FeedPages(ListingDirectory listings) : IPageExtension
{
    public async ValueTask DescribeAsync(ContentItem item, LiquidContext context)
    {
        var session = context.Session;
        session.Dependencies.Add(CacheTags.Type(Listing.Type));
        foreach (var listing in await OfAsync(item, session))
        {
            Add(listing, FeedKind.Rss, "RSS", session);
            Add(listing, FeedKind.Atom, "Atom", session);
            if (listing.HoldsEvents)
                Add(listing, FeedKind.Ics, "iCalendar", session);
        }

        if (item.Part("ListPart") is not null)
            Add(FeedKind.Rss, "RSS", item.DisplayText ?? "", Urls.Local($"~/Contents/Lists/{item.ContentItemId}/rss", session), session);
    }

    private async ValueTask<IEnumerable<Listing>> OfAsync(ContentItem item, RenderSession session)
    {
        if (session.Page.HomeItemIds.Contains(item.ContentItemId))
            return await listings.ListAsync(session.Culture, session.CancellationToken);
        return await listings.FindAsync(Listing.TypeOf(item) ?? item.ContentType, session.Culture, session.CancellationToken) is { } listing ? [listing] : [];
    }

    private static void Add(Listing listing, FeedKind kind, string name, RenderSession session) =>
        Add(kind, name, listing.Title, FeedLinks.Of(listing, kind, session), session);

    private static void Add(FeedKind kind, string name, string title, string href, RenderSession session) => session.Page.Resources.Link(
        "alternate", href, ("type", kind.ContentType()), ("title", $"{title} - {session.Site.SiteNameIn(session.Culture)} ({name})"));
}
