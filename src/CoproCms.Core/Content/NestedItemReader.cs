using System.Text.Json.Nodes;
using CoproCms.Data;
using CoproCms.Localization;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

/// <summary>Finds content items that live inside another's document: taxonomy terms, menu items, widgets. What holds them must be live and visible.</summary>
public sealed class NestedItemReader(CmsDbContext db, ContentQuery query, LiveIndexCache cache)
{
    /// <summary>
    /// The nested items that exist, by id: from memory where they were asked for before, the rest in three SQL commands at most.
    /// They are shared: clone one before changing it.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, ContentItem>> FindManyAsync(IReadOnlyCollection<string> contentItemIds, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, HeldItem>(contentItemIds.Count);
        var missing = new List<string>();
        foreach (var id in contentItemIds)
        {
            if (db.HasUncommittedChanges || !cache.TryGetNested(id, out var held))
                missing.Add(id);
            else if (held is not null)
                found[id] = held;
        }

        var owners = await query.FindManyAsync([.. found.Values.Select(h => h.OwnerId).Distinct()], ContentStatus.Published, cancellationToken);
        var items = found.Where(f => owners.ContainsKey(f.Value.OwnerId)).ToDictionary(f => f.Key, f => f.Value.Item);
        if (missing.Count > 0)
            await ReadAsync(missing, items, cancellationToken);
        return items;
    }

    private async Task ReadAsync(List<string> ids, Dictionary<string, ContentItem> items, CancellationToken cancellationToken)
    {
        var generation = cache.Generation;
        var rows = await db.NestedItems.AsNoTracking()
            .Where(n => ids.Contains(n.ContentItemId))
            .Join(db.ContentIndex.Where(x => x.Published == 1 && x.Deleted == 0), n => n.VersionId, x => x.VersionId, (n, _) => n)
            .ToListAsync(cancellationToken);
        var owners = await query.FindManyAsync([.. rows.Select(r => r.OwnerContentItemId).Distinct()], ContentStatus.Published, cancellationToken);
        foreach (var row in rows)
        {
            if (!owners.TryGetValue(row.OwnerContentItemId, out var owner) || At(owner.Content, row.Pointer) is not JsonObject json)
                continue;
            items[row.ContentItemId] = ContentItemJson.Read(json);
            if (!db.HasUncommittedChanges)
                cache.OfferNested(row.ContentItemId, new(row.OwnerContentItemId, items[row.ContentItemId]), generation);
        }

        if (!db.HasUncommittedChanges)
        {
            foreach (var unknown in ids.Except(rows.Select(r => r.ContentItemId)))
                cache.OfferNested(unknown, null, generation);
        }
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
