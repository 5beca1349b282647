using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Feeds;

/// <summary>All list pages of the site, held in memory: every page links to some of their feeds.</summary>
internal sealed class ListingDirectory(IServiceScopeFactory scopes) : ITaggedCache
{
    private const int Most = 1000;

    private readonly Kept<IReadOnlyList<Listing>> _all = new();

    /// <summary>The page that lists the type in the culture.</summary>
    public async ValueTask<Listing?> FindAsync(string contentType, string culture, CancellationToken cancellationToken)
    {
        var all = await _all.GetAsync(ReadAsync, cancellationToken);
        return all.FirstOrDefault(l => l.ContentType == contentType && l.Culture == culture) ?? all.FirstOrDefault(l => l.ContentType == contentType && l.Culture is null);
    }

    /// <summary>All list pages in the culture.</summary>
    public async ValueTask<IEnumerable<Listing>> ListAsync(string culture, CancellationToken cancellationToken) =>
        (await _all.GetAsync(ReadAsync, cancellationToken)).Where(l => l.Culture is null || l.Culture == culture);

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(CacheTags.Type(Listing.Type)) || tags.Contains(CacheTags.Definitions) || tags.Contains(CacheTags.All))
            _all.Forget();
        return default;
    }

    private async Task<IReadOnlyList<Listing>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        var definitions = await scope.ServiceProvider.GetRequiredService<DefinitionStore>().GetAsync(cancellationToken);
        var pages = await scope.ServiceProvider.GetRequiredService<ContentQuery>().ListAsync(new() { Types = [Listing.Type], Take = Most }, cancellationToken);
        return [.. pages.Select(page => Read(page, definitions)).OfType<Listing>()];
    }

    private static Listing? Read(ContentItem page, ContentDefinitions definitions) =>
        page.Path is { Length: > 0 } path && Listing.TypeOf(page) is { } type
            ? new(page.ContentItemId, path, page.Culture, page.DisplayText ?? path, type, Listing.AreEvents(type, definitions)) : null;
}
