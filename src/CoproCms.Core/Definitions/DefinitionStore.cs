using System.Text.Json.Nodes;
using CoproCms.Data;

namespace CoproCms.Definitions;

/// <summary>
/// The content definitions of this scope: those in force, or, after this scope changed one, its own view of them until it commits.
/// </summary>
public sealed class DefinitionStore(CmsDbContext db, DocumentStore documents, DefinitionCache cache)
{
    // What this scope sees of its own changes, until the next one: an import asks for it once for each item.
    private ContentDefinitions? _changed;

    public async ValueTask<ContentDefinitions> GetAsync(CancellationToken cancellationToken) =>
        db.IsTouched(CacheTags.Definitions) ? _changed ??= await ReadAsync(cancellationToken) : await cache.GetAsync(ReadAsync, cancellationToken);

    /// <returns>Whether anything changed.</returns>
    public Task<bool> SetTypeAsync(ContentTypeDefinition type, CancellationToken cancellationToken) =>
        SetAsync(DocumentKinds.ContentType, type.Name, ContentDefinitionJson.Write(type), cancellationToken);

    /// <returns>Whether anything changed.</returns>
    public Task<bool> SetPartAsync(ContentPartDefinition part, CancellationToken cancellationToken) =>
        SetAsync(DocumentKinds.ContentPart, part.Name, ContentDefinitionJson.Write(part), cancellationToken);

    public Task<bool> RemoveTypeAsync(string name, CancellationToken cancellationToken) => RemoveAsync(DocumentKinds.ContentType, name, cancellationToken);

    public Task<bool> RemovePartAsync(string name, CancellationToken cancellationToken) => RemoveAsync(DocumentKinds.ContentPart, name, cancellationToken);

    private static ContentDefinitions Build(IEnumerable<JsonObject> types, IEnumerable<JsonObject> parts)
    {
        var partDefinitions = parts.Select(ContentDefinitionJson.ReadPart).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        return new(types.Select(t => ContentDefinitionJson.ReadType(t, partDefinitions.GetValueOrDefault)), partDefinitions.Values);
    }

    private async Task<ContentDefinitions> ReadAsync(CancellationToken cancellationToken)
    {
        var types = await documents.ListAsync(DocumentKinds.ContentType, cancellationToken);
        var parts = await documents.ListAsync(DocumentKinds.ContentPart, cancellationToken);
        return Build(types.Values, parts.Values);
    }

    private Task<bool> SetAsync(string kind, string name, JsonObject json, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var changed = await documents.SetAsync(kind, name, json, cancellationToken);
        if (changed)
            Touch();
        return changed;
    }, cancellationToken);

    private Task<bool> RemoveAsync(string kind, string name, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        var removed = await documents.RemoveAsync(kind, name, cancellationToken);
        if (removed)
            Touch();
        return removed;
    }, cancellationToken);

    private void Touch()
    {
        _changed = null;
        db.Touch(CacheTags.Definitions);
    }
}

/// <summary>Holds the definitions in force; emptied when a definition changes.</summary>
public sealed class DefinitionCache : ITaggedCache
{
    private readonly Kept<ContentDefinitions> _definitions = new();

    internal ValueTask<ContentDefinitions> GetAsync(Func<CancellationToken, Task<ContentDefinitions>> read, CancellationToken cancellationToken) =>
        _definitions.GetAsync(read, cancellationToken);

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (tags.Contains(CacheTags.Definitions) || tags.Contains(CacheTags.All))
            _definitions.Forget();
        return default;
    }
}
