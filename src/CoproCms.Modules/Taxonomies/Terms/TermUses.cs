using CoproCms.Data;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Taxonomies.Terms;

/// <summary>Counts the content that bears terms.</summary>
internal sealed class TermUses(CmsDbContext db)
{
    /// <summary>How many items bear each of the terms, live or as the latest draft; those that none bears are not in it.</summary>
    public Task<IReadOnlyDictionary<string, int>> CountAsync(IReadOnlyCollection<string> termIds, CancellationToken cancellationToken) => CountAsync(termIds, null, cancellationToken);

    /// <param name="termIds">The terms.</param>
    /// <param name="exceptItemId">An item that does not count, null when all do.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(IReadOnlyCollection<string> termIds, string? exceptItemId, CancellationToken cancellationToken) => await db.References
        .Where(r => termIds.Contains(r.TargetId))
        .Join(db.ContentIndex.Where(x => x.Deleted == 0 && x.ContentItemId != exceptItemId), r => r.VersionId, x => x.VersionId, (r, x) => new { r.TargetId, x.ItemId })
        .Distinct().GroupBy(u => u.TargetId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
}
