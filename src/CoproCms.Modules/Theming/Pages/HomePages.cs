using System.Collections.Frozen;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Theming.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Theming.Pages;

/// <summary>A home page: its item, and its path with leading slash.</summary>
internal sealed record HomePage(string ContentItemId, string Path);

/// <summary>The home page of each language.</summary>
internal sealed record HomePageSet(string? ContentType, FrozenDictionary<string, HomePage> ByCulture, FrozenSet<string> ItemIds);

/// <summary>Knows the home pages: the item that the settings name, and its translations. Forgotten when one of their type changes.</summary>
internal sealed class HomePages(IServiceScopeFactory scopes) : ITaggedCache
{
    private readonly Kept<HomePageSet> _pages = new();

    public ValueTask<HomePageSet> GetAsync(CancellationToken cancellationToken) => _pages.GetAsync(ReadAsync, cancellationToken);

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        var type = _pages.Value?.ContentType;
        if (type is null || tags.Contains(CacheTags.All) || tags.Contains(CacheTags.Document(DocumentKinds.Settings)) || tags.Contains(CacheTags.Type(type)))
            _pages.Forget();
        return default;
    }

    private async Task<HomePageSet> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.System;
        var site = await scope.ServiceProvider.GetRequiredService<SiteSettingsStore>().GetAsync(cancellationToken);
        var query = scope.ServiceProvider.GetRequiredService<ContentQuery>();
        var home = site.HomeItemId is { } id ? await query.FindAsync(id, ContentStatus.Published, cancellationToken) : null;
        if (home is null)
            return new(null, FrozenDictionary<string, HomePage>.Empty, []);

        IReadOnlyList<ContentItem> items = home.LocalizationSet is { } set
            ? await query.ListAsync(
                new() { Filter = new ContentFilter.Column(ContentColumn.LocalizationSet, FilterOperator.Equal, set) }, cancellationToken)
            : [home];
        var pages = items.DistinctBy(i => i.Culture ?? site.Cultures.Default)
            .ToFrozenDictionary(i => i.Culture ?? site.Cultures.Default, i => new HomePage(i.ContentItemId, Urls.PathOf(i, site)));
        return new(home.ContentType, pages, [.. items.Select(i => i.ContentItemId)]);
    }
}
