using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.GraphQL.Building;
using GraphQL;

namespace CoproCms.GraphQL.Executing;

/// <summary>
/// Reads the items that a picker names: live ones in the language of the item that has the picker where there is such a translation, and of them
/// those that the arguments let through. Each step is batched for all items of the level.
/// </summary>
internal sealed class PickedItems(ListArguments arguments, Paging paging, Func<string, bool> isKnownType)
{
    private const char Separator = ',';

    public object Load(IResolveFieldContext context, ContentItem owner, IEnumerable<string> ids)
    {
        var status = context.GetArgument("status", ContentStatus.Published);
        var chosen = IsGiven(context, "where") || IsGiven(context, "orderBy");
        // Orchard Core pages the ids, whether their items are live or not; what is filtered or ordered must be known first.
        string[] wanted = [.. chosen ? ids : paging.Page(context, ids)];
        return context.Query().Items(status).Load(wanted, found =>
            Translate(context, owner, [.. found.OfType<ContentItem>()], status, items => chosen ? Choose(context, items) : Known(items)));
    }

    private static object? Translate(
        IResolveFieldContext context, ContentItem owner, List<ContentItem> items, ContentStatus status, Func<IEnumerable<ContentItem>, object?> then)
    {
        if (status != ContentStatus.Published || owner.Culture is not { } culture)
            return then(items);
        // Who has nothing to translate takes the step too, so that all come to the next one together.
        string[] foreign = [.. items.Where(i => i.LocalizationSet is not null && i.Culture != culture).Select(i => i.LocalizationSet!).Distinct()];
        return context.Query().Localizations.Load(foreign, found =>
        {
            var siblings = found.SelectMany(set => set ?? []).Where(i => i.Culture == culture).DistinctBy(i => i.LocalizationSet).ToDictionary(i => i.LocalizationSet!);
            return then(items.Select(i => i.LocalizationSet is { } set && siblings.TryGetValue(set, out var sibling) ? sibling : i).DistinctBy(i => i.ContentItemId));
        });
    }

    private object Choose(IResolveFieldContext context, IEnumerable<ContentItem> items) => context.Query()
        .Batch<IReadOnlyList<ContentItem>>(context, (pickers, cancellationToken) => ChooseAsync(context, pickers, cancellationToken))
        .Load(string.Join(Separator, items.Select(i => i.ContentItemId)), found => paging.Page(context, Known(found ?? [])));

    // One list of everything that is picked at this level; each picker shows its own part of it.
    private async ValueTask<IReadOnlyDictionary<string, IReadOnlyList<ContentItem>>> ChooseAsync(
        IResolveFieldContext context, IReadOnlyCollection<string> pickers, CancellationToken cancellationToken)
    {
        var ids = pickers.ToDictionary(p => p, p => p.Split(Separator, StringSplitOptions.RemoveEmptyEntries));
        object?[] all = [.. ids.Values.SelectMany(picked => picked).Distinct()];
        var request = await arguments.ReadAsync(context);
        var picked = new ContentFilter.Column(ContentColumn.ContentItemId, FilterOperator.In, all);
        var items = await context.Query().Content.ListAsync(
            request with { Filter = request.Filter is { } filter ? new ContentFilter.And(picked, filter) : picked, Skip = 0, Take = all.Length * 2 }, cancellationToken);
        return ids.ToDictionary(p => p.Key, IReadOnlyList<ContentItem> (p) => request.OrderBy.IsEmpty
            ? [.. p.Value.SelectMany(id => items.Where(i => i.ContentItemId == id))]
            : [.. items.Where(i => p.Value.Contains(i.ContentItemId))]);
    }

    private IEnumerable<ContentItem> Known(IEnumerable<ContentItem> items) => items.Where(i => isKnownType(i.ContentType));

    private static bool IsGiven(IResolveFieldContext context, string argument) => context.GetArgument<object?>(argument) is not null;
}
