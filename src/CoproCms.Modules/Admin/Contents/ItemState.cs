using System.Collections.Immutable;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Security;
using CoproCms.Settings;

namespace CoproCms.Admin.Contents;

/// <summary>How an item stands: what of it is live, in which languages there is the same content, and what the actor may do with it.</summary>
internal sealed record ItemState
{
    public required ContentItem Item { get; init; }

    /// <summary>There is no such item yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>Some version of it is live, be it an older one.</summary>
    public bool IsLive { get; init; }

    /// <summary>The site's languages, with the item's sibling in each where there is one.</summary>
    public ImmutableArray<(string Culture, ContentItem? Sibling)> Languages { get; init; } = [];

    public bool MayPublish { get; init; }
    public bool MayDelete { get; init; }
    public bool MayClone { get; init; }
    public bool MayTranslate { get; init; }
}

/// <summary>Finds out how items stand.</summary>
internal sealed class ItemStates(ContentQuery query, SiteSettingsStore settings, CurrentActor actor)
{
    private const int MostLanguages = 100;

    public async Task<ItemState> OfAsync(ContentItem item, bool isNew, CancellationToken cancellationToken)
    {
        var live = !isNew && (item.Published || await query.FindAsync(item.ContentItemId, ContentStatus.Published, cancellationToken) is not null);
        return new()
        {
            Item = item,
            IsNew = isNew,
            IsLive = live,
            Languages = isNew || item.LocalizationSet is not { Length: > 0 } set ? [] : await LanguagesAsync(item, set, cancellationToken),
            MayPublish = May(ContentPermissions.Publish, item),
            MayDelete = May(ContentPermissions.Delete, item),
            MayClone = May(ContentPermissions.Clone, item),
            MayTranslate = actor.Value.Has("LocalizeContent") || (actor.Value.Has("LocalizeOwnContent") && item.Owner == actor.Value.UserId),
        };
    }

    private bool May(string verb, ContentItem item) => actor.Value.Allows(verb, item.ContentType, item.Owner ?? actor.Value.UserId);

    private async Task<ImmutableArray<(string, ContentItem?)>> LanguagesAsync(ContentItem item, string set, CancellationToken cancellationToken)
    {
        var siblings = await query.ListAsync(
            new() { Types = [item.ContentType], Status = ContentStatus.Latest, Take = MostLanguages, Filter = new ContentFilter.Column(ContentColumn.LocalizationSet, FilterOperator.Equal, set) },
            cancellationToken);
        var cultures = (await settings.GetAsync(cancellationToken)).Cultures.Supported;
        return [.. cultures.Where(c => c != item.Culture).Select(c => (c, siblings.FirstOrDefault(s => s.Culture == c)))];
    }
}
