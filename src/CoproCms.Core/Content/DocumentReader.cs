using System.Text.Json.Nodes;
using CoproCms.Data;
using CoproCms.Indexing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace CoproCms.Content;

/// <summary>Puts items together from their index rows and their documents, which come from memory or in one batch.</summary>
public sealed class DocumentReader(CmsDbContext db, DocumentCache cache)
{
    public async Task<IReadOnlyList<ContentItem>> ReadAsync(IReadOnlyList<ContentIndexRecord> rows, CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, JsonObject>(rows.Count);
        var missing = new List<long>();
        foreach (var row in rows)
        {
            if (cache.Find(row.VersionId) is { } document)
                found[row.VersionId] = document;
            else
                missing.Add(row.VersionId);
        }

        if (missing.Count > 0)
        {
            var read = await db.Versions.AsNoTracking().Where(v => missing.Contains(v.Id))
                .Select(v => new { v.Id, v.Document }).ToListAsync(cancellationToken);
            foreach (var version in read)
                found[version.Id] = cache.Add(version.Id, version.Document);
        }

        return [.. rows.Where(r => found.ContainsKey(r.VersionId)).Select(r => Item(r, found[r.VersionId]))];
    }

    /// <summary>Any version of an item, live or not, as it was written.</summary>
    public async Task<ContentItem> ReadVersionAsync(ContentItemRecord item, long versionId, CancellationToken cancellationToken)
    {
        var version = await db.Versions.AsNoTracking().SingleAsync(v => v.Id == versionId, cancellationToken);
        return new()
        {
            ContentItemId = item.ContentItemId,
            ContentItemVersionId = version.ContentItemVersionId,
            ContentType = item.ContentType,
            DisplayText = version.DisplayText,
            Latest = item.LatestVersionId == version.Id,
            Published = item.PublishedVersionId == version.Id,
            ModifiedUtc = version.ModifiedUtc,
            PublishedUtc = version.PublishedUtc,
            CreatedUtc = item.CreatedUtc,
            Owner = item.Owner,
            Author = version.Author,
            ListOrder = item.ListOrder,
            Content = JsonNode.Parse(version.Document)!.AsObject(),
        };
    }

    private static ContentItem Item(ContentIndexRecord row, JsonObject document) => new()
    {
        ContentItemId = row.ContentItemId,
        ContentItemVersionId = row.ContentItemVersionId,
        ContentType = row.ContentType,
        DisplayText = row.DisplayText,
        Latest = row.Latest == 1,
        Published = row.Published == 1,
        ModifiedUtc = row.ModifiedUtc,
        PublishedUtc = row.PublishedUtc,
        CreatedUtc = row.CreatedUtc,
        Owner = row.Owner,
        Author = row.Author,
        ListOrder = row.ListOrder,
        Content = document,
    };
}

/// <summary>
/// Parsed documents by version. A version never changes, so none is ever wrong and only room evicts them:
/// at most <see cref="MaximumCharacters"/> of JSON.
/// </summary>
public sealed class DocumentCache : IDisposable
{
    public const int MaximumCharacters = 16 * 1024 * 1024;

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = MaximumCharacters });

    public JsonObject? Find(long versionId) => _cache.Get<JsonObject>(versionId);

    public JsonObject Add(long versionId, string document)
    {
        var json = JsonNode.Parse(document)!.AsObject();
        Materialise(json);
        _cache.Set(versionId, json, new MemoryCacheEntryOptions { Size = document.Length + 1 });
        return json;
    }

    public void Dispose() => _cache.Dispose();

    // JSON nodes are made at first sight, which two readers must not do at once.
    private static void Materialise(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var (_, value) in members)
                Materialise(value);
        }
        else if (node is JsonArray values)
        {
            foreach (var value in values)
                Materialise(value);
        }
    }
}
