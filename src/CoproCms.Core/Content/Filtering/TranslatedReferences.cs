using CoproCms.Data;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content.Filtering;

/// <summary>Items and their translations: a reference to one counts as a reference to each.</summary>
public sealed class TranslatedReferences(CmsDbContext db, IEnumerable<ITermTree> trees)
{
    /// <summary>What <see cref="FilterScope.Related"/> asks for.</summary>
    /// <param name="op"><c>has</c> or <c>under</c>.</param>
    /// <param name="ids">Items or terms.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    public async ValueTask<IReadOnlyList<string>> RelatedAsync(string op, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
            return ids;
        if (op == "has")
            return await WithTranslationsAsync(ids, cancellationToken);
        var all = ids.ToHashSet();
        foreach (var tree in trees)
            all.UnionWith(await tree.WithDescendantsAsync(ids, cancellationToken));
        return [.. all];
    }

    private async Task<IReadOnlyList<string>> WithTranslationsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var live = db.ContentIndex.AsNoTracking().Where(x => x.Published == 1 && x.Deleted == 0);
        var translations = await live
            .Where(x => ids.Contains(x.ContentItemId) && x.LocalizationSet != null)
            .Join(live, x => x.LocalizationSet, y => y.LocalizationSet, (_, y) => y.ContentItemId)
            .ToListAsync(cancellationToken);
        return [.. ids.Concat(translations).Distinct()];
    }
}
