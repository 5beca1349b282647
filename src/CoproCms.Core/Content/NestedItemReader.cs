using System.Text.Json.Nodes;
using CoproCms.Data;
using CoproCms.Localization;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

/// <summary>Finds content items that live inside another's document: taxonomy terms, menu items, widgets. What holds them must be live and visible.</summary>
public sealed class NestedItemReader(CmsDbContext db, ContentQuery query)
{
    /// <summary>The nested items that exist, by id, in three SQL commands at most.</summary>
    public async Task<IReadOnlyDictionary<string, ContentItem>> FindManyAsync(IReadOnlyCollection<string> contentItemIds, CancellationToken cancellationToken)
    {
        if (contentItemIds.Count == 0)
            return new Dictionary<string, ContentItem>();
        var rows = await db.NestedItems.AsNoTracking()
            .Where(n => contentItemIds.Contains(n.ContentItemId))
            .Join(db.ContentIndex.Where(x => x.Published == 1 && x.Deleted == 0), n => n.VersionId, x => x.VersionId, (n, _) => n)
            .ToListAsync(cancellationToken);
        var owners = await query.FindManyAsync([.. rows.Select(r => r.OwnerContentItemId).Distinct()], ContentStatus.Published, cancellationToken);

        var found = new Dictionary<string, ContentItem>();
        foreach (var row in rows)
        {
            if (owners.TryGetValue(row.OwnerContentItemId, out var owner) && At(owner.Content, row.Pointer) is JsonObject json)
                found[row.ContentItemId] = ContentItemJson.Read(json);
        }

        return found;
    }

    /// <summary>The id of the nested item with the alias, null when there is none.</summary>
    public Task<string?> FindByAliasAsync(string alias, CancellationToken cancellationToken)
    {
        var folded = TextFolding.Fold(alias);
        return db.NestedItems.AsNoTracking().Where(n => n.AliasFolded == folded)
            .Join(db.ContentIndex.Where(x => x.Published == 1 && x.Deleted == 0), n => n.VersionId, x => x.VersionId, (n, _) => n.ContentItemId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static JsonNode? At(JsonNode? node, string pointer)
    {
        foreach (var segment in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = int.TryParse(segment, out var index) && node is JsonArray array ? array.ElementAtOrDefault(index) : (node as JsonObject)?[segment];
        return node;
    }
}
