using CoproCms.Data;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

public sealed partial class ContentQuery
{
    /// <summary>The latest and published versions of these keys that may be seen, by key, in two SQL commands at most.</summary>
    /// <param name="versionIds">Keys of versions, as <see cref="Indexing.ContentIndexRecord.VersionId"/> has them.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyDictionary<long, ContentItem>> FindVersionsAsync(IReadOnlyCollection<long> versionIds, CancellationToken cancellationToken)
    {
        if (versionIds.Count == 0)
            return new Dictionary<long, ContentItem>();
        var visible = await VisibleAsync([], ContentStatus.All, cancellationToken);
        var rows = await visible.Where(x => versionIds.Contains(x.VersionId)).ToListAsync(cancellationToken);
        foreach (var row in rows)
            dependencies.Add(CacheTags.Item(row.ContentItemId));
        var items = (await documents.ReadAsync(rows, cancellationToken)).ToDictionary(i => (i.ContentItemId, i.ContentItemVersionId));
        return rows.Where(r => items.ContainsKey((r.ContentItemId, r.ContentItemVersionId)))
            .ToDictionary(r => r.VersionId, r => items[(r.ContentItemId, r.ContentItemVersionId)]);
    }
}
