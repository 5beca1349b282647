using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Indexing;
using CoproCms.Outbox;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Media.Library;

/// <summary>Notes which files the content shows that was written before CoproCms noted it; the migration that brought the library asks for it once.</summary>
internal sealed class MediaUsesHandler(CmsDbContext db, DefinitionStore definitions, DocumentReader documents, ContentProjector projector) : OutboxHandler
{
    private const int Batch = 200;

    public override string Kind => "media.uses";

    public override async Task HandleAsync(string payload, CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        long last = 0;
        while (await NextAsync(last, cancellationToken) is { Count: > 0 } rows)
        {
            long[] versions = [.. rows.Select(r => r.VersionId)];
            await db.InTransactionAsync(async () =>
            {
                await db.References.Where(r => versions.Contains(r.VersionId) && r.TargetId.StartsWith("media")).ExecuteDeleteAsync(cancellationToken);
                foreach (var (row, item) in rows.Zip(await documents.ReadAsync(rows, cancellationToken)))
                {
                    if (known.Type(row.ContentType) is { } type)
                        projector.ProjectMedia(item, row.VersionId, type, db);
                }

                await db.SaveChangesAsync(cancellationToken);
            }, cancellationToken);
            db.ChangeTracker.Clear();
            last = versions[^1];
        }
    }

    private Task<List<ContentIndexRecord>> NextAsync(long after, CancellationToken cancellationToken) =>
        db.ContentIndex.AsNoTracking().Where(x => x.VersionId > after).OrderBy(x => x.VersionId).Take(Batch).ToListAsync(cancellationToken);
}
