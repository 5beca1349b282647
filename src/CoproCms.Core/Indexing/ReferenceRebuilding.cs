using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Indexing;

/// <summary>Notes anew what all content points to, for versions that were written when less of it was noted.</summary>
public sealed class ReferenceRebuilding(CmsDbContext db, DefinitionStore definitions, DocumentReader documents, ContentProjector projector)
{
    private const int Batch = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        long last = 0;
        while (await db.InTransactionAsync(() => BatchAsync(last, cancellationToken), cancellationToken) is { } next)
        {
            last = next;
            db.ChangeTracker.Clear();
        }
    }

    private async Task<long?> BatchAsync(long after, CancellationToken cancellationToken)
    {
        var rows = await db.ContentIndex.AsNoTracking().Where(x => x.VersionId > after).OrderBy(x => x.VersionId).Take(Batch).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return null;
        long[] versions = [.. rows.Select(r => r.VersionId)];
        var items = (await documents.ReadAsync(rows, cancellationToken)).ToDictionary(i => i.ContentItemVersionId);
        var known = await definitions.GetAsync(cancellationToken);
        await db.References.Where(r => versions.Contains(r.VersionId)).ExecuteDeleteAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (known.Type(row.ContentType) is { } type && items.TryGetValue(row.ContentItemVersionId, out var item))
                projector.ProjectReferences(item, row.VersionId, type, known, db);
        }

        await db.SaveChangesAsync(cancellationToken);
        return versions[^1];
    }
}

/// <summary>The migration that taught CoproCms to note what nested items point to asks for it once.</summary>
internal sealed class ReferencesHandler(ReferenceRebuilding references) : OutboxHandler
{
    public override string Kind => "content.references";

    public override Task HandleAsync(string payload, CancellationToken cancellationToken) => references.RunAsync(cancellationToken);
}
