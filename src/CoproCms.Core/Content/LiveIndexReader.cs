using CoproCms.Data;
using CoproCms.Indexing;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

/// <summary>Index rows of live items, from memory where they were asked for before, the rest in one SQL command. Whoever asks checks permission.</summary>
public sealed class LiveIndexReader(CmsDbContext db, LiveIndexCache cache)
{
    public async Task<IReadOnlyList<ContentIndexRecord>> ByIdAsync(IReadOnlyCollection<string> contentItemIds, CancellationToken cancellationToken)
    {
        var found = new List<ContentIndexRecord>(contentItemIds.Count);
        var missing = new List<string>();
        foreach (var id in contentItemIds)
        {
            if (db.HasUncommittedChanges || !cache.TryGetItem(id, out var row))
                missing.Add(id);
            else if (row is not null)
                found.Add(row);
        }

        if (missing.Count == 0)
            return found;
        var generation = cache.Generation;
        var rows = await Live().Where(x => missing.Contains(x.ContentItemId)).ToListAsync(cancellationToken);
        if (!db.HasUncommittedChanges)
        {
            foreach (var id in missing)
                cache.OfferItem(id, rows.Find(r => r.ContentItemId == id), generation);
        }

        return [.. found, .. rows];
    }

    /// <summary>The members of the sets, by culture within each.</summary>
    public async Task<IReadOnlyList<ContentIndexRecord>> BySetAsync(IReadOnlyCollection<string> localizationSets, CancellationToken cancellationToken)
    {
        var found = new List<ContentIndexRecord>();
        var missing = new List<string>();
        foreach (var set in localizationSets)
        {
            if (db.HasUncommittedChanges || !cache.TryGetSet(set, out var members))
                missing.Add(set);
            else
                found.AddRange(members!);
        }

        if (missing.Count == 0)
            return found;
        var generation = cache.Generation;
        var rows = await Live().Where(x => x.LocalizationSet != null && missing.Contains(x.LocalizationSet))
            .OrderBy(x => x.Culture).ThenBy(x => x.VersionId).ToListAsync(cancellationToken);
        if (!db.HasUncommittedChanges)
        {
            foreach (var set in missing)
                cache.OfferSet(set, [.. rows.Where(r => r.LocalizationSet == set)], generation);
        }

        return [.. found, .. rows];
    }

    private IQueryable<ContentIndexRecord> Live() => db.ContentIndex.AsNoTracking().Where(x => x.Published == 1 && x.Deleted == 0);
}
