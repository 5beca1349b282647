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
        var items = (await documents.ReadAsync(rows, cancellationToken)).ToDictionary(i => i.ContentItemVersionId);
        var known = await definitions.GetAsync(cancellationToken);
        // What is of a type that is not defined just now keeps what was noted of it.
        var readable = rows.Where(r => known.Type(r.ContentType) is not null && items.ContainsKey(r.ContentItemVersionId)).ToList();
        var versions = readable.Select(r => r.VersionId).ToList();
        await db.References.Where(r => versions.Contains(r.VersionId)).ExecuteDeleteAsync(cancellationToken);
        foreach (var row in readable)
            projector.ProjectReferences(items[row.ContentItemVersionId], row.VersionId, known.Type(row.ContentType)!, known, db);
        await db.SaveChangesAsync(cancellationToken);
        return rows[^1].VersionId;
    }
}

/// <summary>The migration that taught CoproCms to note what nested items point to asks for it once.</summary>
internal sealed class ReferencesHandler(ReferenceRebuilding references) : OutboxHandler
{
    public override string Kind => "content.references";

    public override Task HandleAsync(string payload, CancellationToken cancellationToken) => references.RunAsync(cancellationToken);
}
