using System.Text.Json;
using CoproCms.Content;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Media.Files;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Media.Library;

/// <summary>Where a file is used.</summary>
/// <param name="Items">Content that shows it, drafts too, as far as the reader may see it: at most <see cref="MediaUses.Most"/>.</param>
/// <param name="Unseen">How many more items there are.</param>
/// <param name="Documents">Names of templates and settings that name it.</param>
internal sealed record MediaUse(IReadOnlyList<ContentItem> Items, int Unseen, IReadOnlyList<string> Documents)
{
    public int Count => Items.Count + Unseen + Documents.Count;
}

/// <summary>Finds what uses a media file, by its present path or by one that it had.</summary>
internal sealed class MediaUses(CmsDbContext db, ContentQuery query, MediaMoves moves)
{
    public const int Most = 50;
    private const int Batch = 500;

    /// <summary>Kinds that name files without showing them.</summary>
    private static readonly string[] Silent = [DocumentKinds.MediaImport, DocumentKinds.Setup, DocumentKinds.Writer, DocumentKinds.OpenIdKey];

    public async Task<MediaUse> FindAsync(string place, CancellationToken cancellationToken)
    {
        string[] paths = [place, .. moves.Before(place)];
        string[] targets = [.. paths.Select(MediaReferences.Target)];
        var found = await query.ListAsync(
            new() { Status = ContentStatus.All, Filter = new ContentFilter.Mentions([.. targets]), Take = Most * 2 }, cancellationToken);
        var items = found.DistinctBy(i => i.ContentItemId).Take(Most).ToList();
        var all = await Present(targets).Select(x => x.ContentItemId).Distinct().CountAsync(cancellationToken);
        return new(items, Math.Max(0, all - items.Count), await DocumentsAsync(paths, cancellationToken));
    }

    /// <summary>Whether anything that the public sees shows it.</summary>
    public async Task<bool> IsShownAsync(string place, CancellationToken cancellationToken)
    {
        string[] paths = [place, .. moves.Before(place)];
        return await Present([.. paths.Select(MediaReferences.Target)]).AnyAsync(x => x.Published == 1, cancellationToken)
            || (await DocumentsAsync(paths, cancellationToken)).Count > 0;
    }

    /// <summary>Whether anything shows it that the actor may see, a draft too.</summary>
    public async Task<bool> IsSeenAsync(string place, CancellationToken cancellationToken)
    {
        string[] paths = [place, .. moves.Before(place)];
        var filter = new ContentFilter.Mentions([.. paths.Select(MediaReferences.Target)]);
        return (await query.ListAsync(new() { Status = ContentStatus.All, Filter = filter, Take = 1 }, cancellationToken)).Count > 0
            || (await DocumentsAsync(paths, cancellationToken)).Count > 0;
    }

    /// <summary>Those of the files that something uses.</summary>
    public async Task<IReadOnlyList<string>> UsedAsync(IReadOnlyList<string> places, CancellationToken cancellationToken)
    {
        var used = new List<string>();
        var moved = moves.All();
        foreach (var batch in places.Chunk(Batch))
        {
            var byTarget = batch.SelectMany(p => moved.Before(p).Prepend(p).Select(before => (Target: MediaReferences.Target(before), Place: p))).ToLookup(x => x.Target, x => x.Place);
            string[] targets = [.. byTarget.Select(g => g.Key)];
            var mentioned = await db.References.Where(r => targets.Contains(r.TargetId) && db.ContentIndex.Any(x => x.VersionId == r.VersionId && x.Deleted == 0))
                .Select(r => r.TargetId).Distinct().ToListAsync(cancellationToken);
            used.AddRange(mentioned.SelectMany(t => byTarget[t]).Distinct());
        }

        return used;
    }

    private IQueryable<Indexing.ContentIndexRecord> Present(string[] targets)
    {
        var versions = db.References.Where(r => targets.Contains(r.TargetId)).Select(r => r.VersionId);
        return db.ContentIndex.AsNoTracking().Where(x => x.Deleted == 0 && versions.Contains(x.VersionId));
    }

    // There are few of them, and they say what they show in languages of their own.
    private async Task<IReadOnlyList<string>> DocumentsAsync(IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var spelling in paths.SelectMany(Spellings).Distinct())
        {
            names.AddRange(await db.Documents.AsNoTracking().Where(d => !Silent.Contains(d.Kind) && d.Json.Contains(spelling))
                .OrderBy(d => d.Kind).ThenBy(d => d.Position).Select(d => d.Kind + " " + d.Name).Take(Most).ToListAsync(cancellationToken));
        }

        return [.. names.Distinct()];
    }

    private static IEnumerable<string> Spellings(string path) =>
        [JsonEncodedText.Encode(path).ToString(), JsonEncodedText.Encode(string.Join('/', path.Split('/').Select(Uri.EscapeDataString))).ToString()];
}
