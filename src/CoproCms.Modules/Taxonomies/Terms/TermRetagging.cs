using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Fields;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Taxonomies.Terms;

/// <summary>
/// Gives content another term. It acts as CoproCms itself: who manages a taxonomy need not be allowed to edit all that bears its terms.
/// What is live gets the term live, and a draft on top of it gets it too and stays a draft.
/// </summary>
internal sealed class TermRetagging(CmsDbContext db, ContentManager content, DocumentReader documents, DefinitionStore definitions, CurrentActor actor)
{
    /// <returns>How many items were changed.</returns>
    public async Task<int> RunAsync(string termId, string intoId, CancellationToken cancellationToken)
    {
        var bearers = await db.References.Where(r => r.TargetId == termId)
            .Join(db.ContentIndex.Where(x => x.Deleted == 0), r => r.VersionId, x => x.VersionId, (_, x) => x.ContentItemId).Distinct().ToListAsync(cancellationToken);
        var editor = actor.Value;
        actor.Value = Actor.System;
        try
        {
            foreach (var id in bearers)
                await RetagAsync(id, termId, intoId, cancellationToken);
        }
        finally
        {
            actor.Value = editor;
        }

        return bearers.Count;
    }

    private async Task RetagAsync(string contentItemId, string termId, string intoId, CancellationToken cancellationToken)
    {
        var record = await db.Items.AsNoTracking().SingleAsync(i => i.ContentItemId == contentItemId, cancellationToken);
        var latest = await documents.ReadVersionAsync(record, record.LatestVersionId, cancellationToken);
        var live = record.PublishedVersionId is { } id && id != record.LatestVersionId ? await documents.ReadVersionAsync(record, id, cancellationToken) : null;
        var type = (await definitions.GetAsync(cancellationToken)).Type(record.ContentType);
        if (type is null)
            return;
        if (live is not null && Replace(live, type, termId, intoId))
        {
            await content.SaveAsync(live, new() { Publish = true }, cancellationToken);
            Replace(latest, type, termId, intoId);
            await content.SaveAsync(latest, new(), cancellationToken);
        }
        else if (Replace(latest, type, termId, intoId))
            await content.SaveAsync(latest, new() { Publish = latest.Published }, cancellationToken);
    }

    private static bool Replace(ContentItem item, ContentTypeDefinition type, string termId, string intoId)
    {
        var found = false;
        foreach (var part in type.Parts)
        {
            foreach (var field in part.Part.Fields.Where(f => f.FieldType == "TaxonomyField"))
            {
                if (item.Field(part.Name, field.Name) is not { } value || !value.Texts(TaxonomyField.Terms).Contains(termId))
                    continue;
                value[TaxonomyField.Terms] = new JsonArray([.. value.Texts(TaxonomyField.Terms).Select(t => t == termId ? intoId : t).Distinct().Select(t => (JsonNode?)t)]);
                value.Remove(TaxonomyField.TagNames);
                found = true;
            }
        }

        return found;
    }
}
