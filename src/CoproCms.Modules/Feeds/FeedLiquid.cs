using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Pages;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Values;
using Fluid;
using Fluid.Values;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Feeds;

/// <summary><c>{{ "Post" | feed_url: "rss" }}</c> and <c>{{ event | ics_url }}</c>; nil where there is no such feed.</summary>
internal sealed class FeedLiquid(ListingDirectory listings) : ILiquidExtension
{
    public void Register(LiquidLanguage language) => language
        .Filter("feed_url", FeedAsync)
        .Filter("ics_url", (input, _, context) => input is ContentItemValue { Item: var item } && FeedLinks.OfEvent(item, context.Session) is { } url
            ? StringValue.Create(url) : NilValue.Instance);

    private async ValueTask<FluidValue> FeedAsync(FluidValue input, FilterArguments arguments, LiquidContext context)
    {
        var name = arguments.Named("format", 0).Text() ?? "rss";
        if (FeedKinds.Named(name) is not { } kind)
            throw new FluidException($"there are no feeds of the kind '{name}'; the kinds are rss, atom and ics");
        context.Session.Dependencies.Add(CacheTags.Type(Listing.Type));
        var listing = await listings.FindAsync(input.ToStringValue(), context.Session.Culture, context.Session.CancellationToken);
        return listing is null || (kind == FeedKind.Ics && !listing.HoldsEvents) ? NilValue.Instance : StringValue.Create(FeedLinks.Of(listing, kind, context.Session));
    }
}

/// <summary>Addresses of feeds on this site.</summary>
internal static class FeedLinks
{
    public static string Of(Listing listing, FeedKind kind, RenderSession session) => Local($"{listing.Path}/{kind.FileName()}", session);

    /// <summary>The calendar file of an event, null when the item is none or has no path.</summary>
    public static string? OfEvent(ContentItem item, RenderSession session) =>
        item.Path is { Length: > 0 } path && new EventFacts(item).Start is not null ? Local(path + ".ics", session) : null;

    private static string Local(string path, RenderSession session) => Urls.Local("~" + new PathString("/" + path).ToUriComponent(), session);
}

/// <summary>Tells feed readers, in the head of a page, which feeds belong to it.</summary>
internal sealed class FeedPages(ListingDirectory listings) : IPageExtension
{
    public async ValueTask DescribeAsync(ContentItem item, LiquidContext context)
    {
        var session = context.Session;
        session.Dependencies.Add(CacheTags.Type(Listing.Type));
        if (await listings.FindAsync(Listing.TypeOf(item) ?? item.ContentType, session.Culture, session.CancellationToken) is { } listing)
        {
            Add(listing, FeedKind.Rss, "RSS", session);
            Add(listing, FeedKind.Atom, "Atom", session);
            if (listing.HoldsEvents)
                Add(listing, FeedKind.Ics, "iCalendar", session);
        }

        if (item.Part("ListPart") is not null)
            Add(session, FeedKind.Rss, "RSS", Urls.Local($"~/Contents/Lists/{item.ContentItemId}/rss", session));
    }

    private static void Add(Listing listing, FeedKind kind, string name, RenderSession session) => Add(session, kind, name, FeedLinks.Of(listing, kind, session));

    private static void Add(RenderSession session, FeedKind kind, string name, string href) => session.Page.Resources.Link(
        "alternate", href, ("type", kind.ContentType()), ("title", $"{session.Site.SiteNameIn(session.Culture)}, {name}"));
}
