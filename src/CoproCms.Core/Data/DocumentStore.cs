using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Data;

/// <summary>
/// Reads and writes <see cref="NamedDocument"/>s. Reads come from memory, a whole kind at a time; a scope that has written a kind reads its own
/// writes until they are committed.
/// </summary>
public sealed class DocumentStore(CmsDbContext db, DocumentStoreCache cache, CacheDependencies dependencies)
{
    /// <summary>All documents of a kind by name, in their order. Not to be changed.</summary>
    public ValueTask<IReadOnlyDictionary<string, JsonObject>> ListAsync(string kind, CancellationToken cancellationToken)
    {
        var tag = CacheTags.Document(kind);
        dependencies.Add(tag);
        return db.IsTouched(tag) ? new(ReadAsync(db, kind, cancellationToken)) : cache.ListAsync(kind, cancellationToken);
    }

    public async ValueTask<JsonObject?> FindAsync(string kind, string name, CancellationToken cancellationToken) =>
        (await ListAsync(kind, cancellationToken)).GetValueOrDefault(name);

    /// <returns>Whether anything changed.</returns>
    public async Task<bool> SetAsync(string kind, string name, JsonObject json, CancellationToken cancellationToken)
    {
        var text = json.ToJsonString();
        var document = await db.Documents.FindAsync([kind, name], cancellationToken);
        if (document?.Json == text)
            return false;
        if (document is null)
        {
            var last = await db.Documents.Where(d => d.Kind == kind).MaxAsync(d => (int?)d.Position, cancellationToken) ?? 0;
            db.Documents.Add(new() { Kind = kind, Name = name, Json = text, Position = last + 1 });
        }
        else
            document.Json = text;

        await SaveAsync(kind, cancellationToken);
        return true;
    }

    public async Task<bool> RemoveAsync(string kind, string name, CancellationToken cancellationToken)
    {
        var document = await db.Documents.FindAsync([kind, name], cancellationToken);
        if (document is null)
            return false;
        db.Documents.Remove(document);
        await SaveAsync(kind, cancellationToken);
        return true;
    }

    internal static async Task<IReadOnlyDictionary<string, JsonObject>> ReadAsync(CmsDbContext db, string kind, CancellationToken cancellationToken)
    {
        var rows = await db.Documents.AsNoTracking().Where(d => d.Kind == kind).OrderBy(d => d.Position).ToListAsync(cancellationToken);
        var documents = new OrderedDictionary<string, JsonObject>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
            documents[row.Name] = JsonNode.Parse(row.Json)!.AsObject();
        return documents;
    }

    private async Task SaveAsync(string kind, CancellationToken cancellationToken)
    {
        db.Touch(CacheTags.Document(kind));
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>Holds the committed documents by kind; emptied kind by kind when one of the kind changes.</summary>
public sealed class DocumentStoreCache(IServiceScopeFactory scopes) : ITaggedCache
{
    private readonly ConcurrentDictionary<string, Kept<IReadOnlyDictionary<string, JsonObject>>> _kinds = new();

    public ValueTask<IReadOnlyDictionary<string, JsonObject>> ListAsync(string kind, CancellationToken cancellationToken) =>
        _kinds.GetOrAdd(kind, _ => new()).GetAsync(stop => ReadAsync(kind, stop), cancellationToken);

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        var all = tags.Contains(CacheTags.All);
        foreach (var (_, documents) in _kinds.Where(k => all || tags.Contains(CacheTags.Document(k.Key))))
            documents.Forget();
        return default;
    }

    private async Task<IReadOnlyDictionary<string, JsonObject>> ReadAsync(string kind, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await DocumentStore.ReadAsync(scope.ServiceProvider.GetRequiredService<CmsDbContext>(), kind, cancellationToken);
    }
}
