using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Taxonomies.Terms;

/// <summary>
/// Gives content another term. It acts as CoproCms itself: who manages a taxonomy need not be allowed to edit all that bears its terms.
/// What is live gets the term live, and a draft on top of it gets it too and stays a draft.
/// </summary>
internal sealed class TermRetagging(CmsDbContext db, ContentManager content, DocumentReader documents, CurrentActor actor)
{
    /// <param name="replacement">The term that goes and the one that stays.</param>
    /// <param name="taxonomyId">Their taxonomy: its own terms are changed with it.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>How many items were changed.</returns>
    public async Task<int> RunAsync(TermReplacement replacement, string taxonomyId, CancellationToken cancellationToken)
    {
        var bearers = await db.References.Where(r => r.TargetId == replacement.TermId)
            .Join(db.ContentIndex.Where(x => x.Deleted == 0 && x.ContentItemId != taxonomyId), r => r.VersionId, x => x.VersionId, (_, x) => x.ContentItemId).Distinct().ToListAsync(cancellationToken);
        var editor = actor.Value;
        actor.Value = Actor.System;
        try
        {
            foreach (var id in bearers)
                await RetagAsync(id, replacement, cancellationToken);
        }
        finally
        {
            actor.Value = editor;
        }

        return bearers.Count;
    }

    private async Task RetagAsync(string contentItemId, TermReplacement replacement, CancellationToken cancellationToken)
    {
        var record = await db.Items.AsNoTracking().SingleAsync(i => i.ContentItemId == contentItemId, cancellationToken);
        var latest = await documents.ReadVersionAsync(record, record.LatestVersionId, cancellationToken);
        var live = record.PublishedVersionId is { } id && id != record.LatestVersionId ? await documents.ReadVersionAsync(record, id, cancellationToken) : null;
        if (live is not null && replacement.Run(live))
        {
            await content.SaveAsync(live, new() { Publish = true }, cancellationToken);
            replacement.Run(latest);
            await content.SaveAsync(latest, new(), cancellationToken);
        }
        else if (replacement.Run(latest))
            await content.SaveAsync(latest, new() { Publish = latest.Published }, cancellationToken);
    }
}
