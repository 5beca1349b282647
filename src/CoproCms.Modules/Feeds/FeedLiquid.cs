using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Theming.Liquid;
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
