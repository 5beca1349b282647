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

    private IReadOnlyList<Listing>? _all;
    private long _generation;

    /// <summary>The page that lists the type in the culture.</summary>
    public async ValueTask<Listing?> FindAsync(string contentType, string culture, CancellationToken cancellationToken)
    {
        var all = await AllAsync(cancellationToken);
        return all.FirstOrDefault(l => l.ContentType == contentType && l.Culture == culture) ?? all.FirstOrDefault(l => l.ContentType == contentType && l.Culture is null);
    }

    /// <summary>All list pages in the culture.</summary>
    public async ValueTask<IEnumerable<Listing>> ListAsync(string culture, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).Where(l => l.Culture is null || l.Culture == culture);

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(CacheTags.Type(Listing.Type)) || tags.Contains(CacheTags.Definitions) || tags.Contains(CacheTags.All))
        {
            Interlocked.Increment(ref _generation);
            _all = null;
        }

        return default;
    }

    private async ValueTask<IReadOnlyList<Listing>> AllAsync(CancellationToken cancellationToken)
    {
        if (_all is { } known)
            return known;
        var generation = Interlocked.Read(ref _generation);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        var definitions = await scope.ServiceProvider.GetRequiredService<DefinitionStore>().GetAsync(cancellationToken);
        var pages = await scope.ServiceProvider.GetRequiredService<ContentQuery>().ListAsync(new() { Types = [Listing.Type], Take = Most }, cancellationToken);
        Listing[] all = [.. pages.Select(page => Read(page, definitions)).OfType<Listing>()];
        if (generation == Interlocked.Read(ref _generation))
            _all = all;
        return all;
    }

    private static Listing? Read(ContentItem page, ContentDefinitions definitions) =>
        page.Path is { Length: > 0 } path && Listing.TypeOf(page) is { } type
            ? new(page.ContentItemId, path, page.Culture, page.DisplayText ?? path, type, Listing.AreEvents(type, definitions)) : null;
}
