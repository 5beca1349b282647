using CoproCms.Content;

namespace CoproCms.Theming.Rendering;

/// <summary>Finds items in the reader's language through their localization sets.</summary>
internal sealed class LocalizedContent(ContentQuery query)
{
    /// <summary>The published items of the ids, in their order, each in the reader's language where a translation exists.</summary>
    public async ValueTask<IReadOnlyList<ContentItem>> InCultureAsync(IReadOnlyList<string> ids, RenderSession session)
    {
        var found = await EachInCultureAsync(ids, session);
        return [.. ids.Select(found.GetValueOrDefault).OfType<ContentItem>().DistinctBy(i => i.ContentItemId)];
    }

    /// <summary>The same by the ids asked for, in two SQL commands at most beside those for documents.</summary>
    public async ValueTask<IReadOnlyDictionary<string, ContentItem>> EachInCultureAsync(IReadOnlyList<string> ids, RenderSession session)
    {
        var found = await query.FindManyAsync(ids, ContentStatus.Published, session.CancellationToken);
        var foreign = found.Values.Where(i => i.LocalizationSet is not null && i.Culture != session.Culture).Select(i => i.LocalizationSet!).Distinct().ToList();
        if (foreign.Count == 0)
            return found;
        var siblings = await OfSetsAsync(foreign, session.Culture, session);
        return found.ToDictionary(p => p.Key, p => p.Value.LocalizationSet is { } set && siblings.TryGetValue(set, out var sibling) ? sibling : p.Value);
    }

    /// <summary>The published item of each localization set in the culture, by set.</summary>
    public async ValueTask<IReadOnlyDictionary<string, ContentItem>> OfSetsAsync(IReadOnlyList<string> sets, string culture, RenderSession session)
    {
        var members = await query.ListLocalizationsAsync(sets, session.CancellationToken);
        return members.SelectMany(set => set.Value).Where(i => i.Culture == culture).DistinctBy(i => i.LocalizationSet).ToDictionary(i => i.LocalizationSet!);
    }

    /// <summary>The published translations of the page's item, itself included, by culture; asked for once in a page.</summary>
    public ValueTask<IReadOnlyDictionary<string, ContentItem>> SiblingsAsync(ContentItem item, RenderSession session) =>
        session.OnceAsync<IReadOnlyDictionary<string, ContentItem>>(("siblings", item.ContentItemId), async () =>
        {
            if (item.LocalizationSet is not { } set)
                return new Dictionary<string, ContentItem>();
            var items = (await query.ListLocalizationsAsync([set], session.CancellationToken)).GetValueOrDefault(set) ?? [];
            return items.Where(i => i.Culture is not null).DistinctBy(i => i.Culture).ToDictionary(i => i.Culture!);
        });
}
