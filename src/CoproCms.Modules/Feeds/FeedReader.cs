using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Hosting;
using CoproCms.Rendering;
using CoproCms.Security;
using CoproCms.Settings;

namespace CoproCms.Feeds;

/// <summary>Gathers what a feed says: the newest items of the type that a list page lists, in its language; or what a list contains.</summary>
internal sealed class FeedReader(ContentQuery query, IContentRenderer renderer, IUserDirectory users)
{
    /// <summary>How many entries a feed has.</summary>
    public const int Entries = 20;

    public Task<Feed> OfListingAsync(ContentItem page, string contentType, FeedKind kind, SiteSettings site, SiteAddress address, CancellationToken cancellationToken) =>
        ReadAsync(page, Newest(page.Culture) with { Types = [contentType] }, $"{address.Of(page)}/{kind.FileName()}", site, address, cancellationToken);

    public Task<Feed> OfContainerAsync(ContentItem list, SiteSettings site, SiteAddress address, CancellationToken cancellationToken)
    {
        var contained = new ContentRequest
        {
            Filter = new ContentFilter.Column(ContentColumn.ListContentItemId, FilterOperator.Equal, list.ContentItemId),
            OrderBy = [ContentSort.By(ContentColumn.CreatedUtc, descending: true)],
            Take = Entries,
        };
        return ReadAsync(list, contained, $"{address.Root}/Contents/Lists/{list.ContentItemId}/rss", site, address, cancellationToken);
    }

    private static ContentRequest Newest(string? culture) => new()
    {
        Filter = culture is null ? null : new ContentFilter.Column(ContentColumn.Culture, FilterOperator.Equal, culture),
        OrderBy = [ContentSort.By(ContentColumn.PublishedUtc, descending: true)],
        Take = Entries,
    };

    private async Task<Feed> ReadAsync(ContentItem page, ContentRequest request, string self, SiteSettings site, SiteAddress address, CancellationToken cancellationToken)
    {
        var items = await query.ListAsync(request, cancellationToken);
        var authors = await users.FindManyAsync([.. items.Select(i => i.Owner).OfType<string>().Distinct()], cancellationToken);
        var entries = new List<FeedEntry>(items.Count);
        foreach (var item in items)
            entries.Add(await EntryAsync(item, item.Owner is null ? null : authors.GetValueOrDefault(item.Owner)?.Profile?.DisplayName, address, cancellationToken));

        var siteName = site.SiteNameIn(page.Culture ?? site.Cultures.Default);
        var title = page.DisplayText is { Length: > 0 } text ? $"{text} - {siteName}" : siteName;
        var description = page.Part("SeoMetaPart").Text("MetaDescription") is { Length: > 0 } meta ? meta : Summary(page) ?? title;
        return new(title, description, address.Of(page), self, page.Culture, siteName, entries);
    }

    private async Task<FeedEntry> EntryAsync(ContentItem item, string? author, SiteAddress address, CancellationToken cancellationToken)
    {
        var link = address.Of(item);
        var html = item.Part("HtmlBodyPart").Text("Html") is { Length: > 0 } stored
            ? await renderer.RenderHtmlAsync(stored, runLiquid: false, item, cancellationToken)
            : item.Part("MarkdownBodyPart").Text("Markdown") is { Length: > 0 } markdown
                ? await renderer.RenderMarkdownAsync(markdown, runLiquid: false, item, cancellationToken) : null;
        return new(item, address.Permanent(item), link, author, Summary(item), html is null ? null : AbsoluteHtml.Of(html, link));
    }

    private static string? Summary(ContentItem item) =>
        item.Field(item.ContentType, "Summary").Text("Text") is { Length: > 0 } summary ? summary : null;
}
