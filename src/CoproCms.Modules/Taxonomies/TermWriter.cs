using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Errors;
using CoproCms.Routing;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Taxonomies;

/// <summary>
/// Appends terms that writers name while they tag. It acts as CoproCms itself: the caller has checked that the field is open, and an
/// author need not be allowed to edit taxonomies. Needs no base version, since appending takes nothing from anyone.
/// </summary>
public sealed class TermWriter(CmsDbContext db, ContentManager content, DocumentReader documents, CurrentActor actor)
{
    private const int Attempts = 5;

    /// <returns>Ids of the terms with these names, in their order, the new ones and those that were there.</returns>
    /// <exception cref="NotFoundException">There is no such taxonomy.</exception>
    public async Task<IReadOnlyList<string>> AddAsync(string taxonomyId, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.InTransactionAsync(() => AppendAsync(taxonomyId, names, cancellationToken), cancellationToken);
            }
            catch (ConflictException) when (attempt < Attempts && db.Database.CurrentTransaction is null)
            {
                // Another node appended in the same moment: append to what it wrote.
            }
        }
    }

    private async Task<IReadOnlyList<string>> AppendAsync(string taxonomyId, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var record = await db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.ContentItemId == taxonomyId && i.DeletedUtc == null, cancellationToken)
            ?? throw new NotFoundException($"There is no taxonomy {taxonomyId}.");
        var latest = await documents.ReadVersionAsync(record, record.LatestVersionId, cancellationToken);
        var live = record.PublishedVersionId is { } id && id != record.LatestVersionId ? await documents.ReadVersionAsync(record, id, cancellationToken) : null;
        var added = new Dictionary<string, string>();
        var ids = Append(live ?? latest, names, added);
        if (live is not null)
            Append(latest, names, added);
        if (added.Count > 0)
            await SaveAsync(live, latest, cancellationToken);
        return ids;
    }

    // A draft of the taxonomy stays a draft: the live version gets the terms first, the draft again on top.
    private async Task SaveAsync(ContentItem? live, ContentItem latest, CancellationToken cancellationToken)
    {
        var (writer, behind) = (actor.Value, actor.Behind);
        (actor.Value, actor.Behind) = (Actor.System, actor.Responsible);
        try
        {
            if (live is not null)
                await content.SaveAsync(live, new() { Publish = true }, cancellationToken);
            await content.SaveAsync(latest, new() { Publish = live is null && latest.Published }, cancellationToken);
        }
        finally
        {
            (actor.Value, actor.Behind) = (writer, behind);
        }
    }

    private static List<string> Append(ContentItem taxonomy, IReadOnlyList<string> names, Dictionary<string, string> added)
    {
        var known = new Taxonomy(taxonomy);
        var part = taxonomy.RequirePart("TaxonomyPart");
        if (part[TaxonomyPart.Terms] is not JsonArray terms)
            part[TaxonomyPart.Terms] = terms = [];
        var ids = new List<string>();
        foreach (var name in names)
        {
            if (known.FindByName(name) is { } term)
            {
                ids.Add(term.Id);
                continue;
            }

            var key = Slug.Make(name) is { Length: > 0 } slug ? slug : name;
            var id = added.TryGetValue(key, out var given) ? given : added[key] = ContentId.New();
            var twice = ids.Contains(id);
            ids.Add(id);
            if (twice)
                continue;
            terms.Add(new JsonObject
            {
                [nameof(ContentItem.ContentItemId)] = id,
                [nameof(ContentItem.ContentType)] = part.Text(TaxonomyPart.TermContentType),
                [nameof(ContentItem.DisplayText)] = name,
                ["TitlePart"] = new JsonObject { ["Title"] = name },
            });
        }

        return ids;
    }
}
