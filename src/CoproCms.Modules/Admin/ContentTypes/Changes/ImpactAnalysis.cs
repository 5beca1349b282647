using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Admin.ContentTypes.Changes;

/// <summary>
/// Foretells what a change of definitions does to content that is there. It reads at most <see cref="MostItems"/> items of each type, those
/// changed last, and as many that nest others; how many there are beyond it says in the <see cref="Impact"/>.
/// </summary>
internal sealed class ImpactAnalysis(CmsDbContext db, DocumentReader documents, ItemCheck check, IPatternRenderer patterns)
{
    public const int MostItems = 500;

    private const string Autoroute = "AutoroutePart";

    public async Task<Impact> ForetellAsync(ContentDefinitions before, ContentDefinitions after, CancellationToken cancellationToken)
    {
        var effects = new EffectCollector();
        var (items, read) = (0, 0);
        foreach (var type in before.Types.Values.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            if (after.Type(type.Name) is not { } changed || IsSame(type, changed))
                continue;
            var found = await ReadAsync(type, cancellationToken);
            items += await CountAsync(type.Name, cancellationToken);
            read += found.Count;
            await CollectAsync(type, changed, found, effects, cancellationToken);
        }

        return new(items, read, effects.Effects);
    }

    /// <summary>How many items of the type there are, nested ones too, those in the bin apart.</summary>
    public async Task<int> CountAsync(string type, CancellationToken cancellationToken) =>
        await db.Items.CountAsync(i => i.ContentType == type && i.DeletedUtc == null, cancellationToken)
        + await Nested(type).CountAsync(cancellationToken);

    private async Task CollectAsync(
        ContentTypeDefinition before, ContentTypeDefinition after, IReadOnlyList<ContentItem> items, EffectCollector effects, CancellationToken cancellationToken)
    {
        var itemEffects = new ItemEffects(check, before, after);
        var pattern = after.PartOf(Autoroute)?.Section("AutoroutePartSettings").Text("Pattern");
        var repathed = before.PartOf(Autoroute) is { } route && route.Section("AutoroutePartSettings").Text("Pattern") != pattern;
        foreach (var item in items)
        {
            itemEffects.Collect(item, effects);
            if (before is { Draftable: true } && !after.Draftable && item is { Latest: true, Published: false })
                effects.Add(EffectKind.DraftsGoLive, after.Name, item);
            if (before is { Versionable: true } && !after.Versionable)
                effects.Add(EffectKind.NoMoreVersions, after.Name, item);
            if (before.Stereotype != after.Stereotype)
                effects.Add(EffectKind.StereotypeChanges, after.Name, item);
            if (repathed && pattern is { Length: > 0 } && item.Path is { Length: > 0 } path && await PathAsync(pattern, item, cancellationToken) is { } other && other != path)
                effects.Add(EffectKind.OtherPath, after.Name, item, $"{path} → {other}");
        }
    }

    private async Task<string?> PathAsync(string pattern, ContentItem item, CancellationToken cancellationToken)
    {
        try
        {
            return (await patterns.RenderAsync(pattern, item, cancellationToken)).Trim().Trim('/');
        }
        catch (InvalidContentException)
        {
            // The pattern's own fault is shown beside the pattern.
            return null;
        }
    }

    private async Task<IReadOnlyList<ContentItem>> ReadAsync(ContentTypeDefinition type, CancellationToken cancellationToken)
    {
        var rows = await db.ContentIndex.AsNoTracking().Where(x => x.ContentType == type.Name && x.Latest == 1 && x.Deleted == 0)
            .OrderByDescending(x => x.ModifiedUtc).ThenBy(x => x.VersionId).Take(MostItems).ToListAsync(cancellationToken);
        var owners = await db.ContentIndex.AsNoTracking().Where(x => x.Latest == 1 && x.Deleted == 0 && db.NestedItems.Any(n => n.VersionId == x.VersionId && n.ContentType == type.Name))
            .OrderByDescending(x => x.ModifiedUtc).ThenBy(x => x.VersionId).Take(MostItems).ToListAsync(cancellationToken);
        var nested = (await documents.ReadAsync(owners, cancellationToken)).SelectMany(owner => NestedItems.In(owner.Content))
            .Where(n => n.Json.Text(nameof(ContentItem.ContentType)) == type.Name)
            .Select(n => new ContentItem
            {
                ContentItemId = n.Json.Text(nameof(ContentItem.ContentItemId)) ?? "",
                ContentType = type.Name,
                DisplayText = n.Json.Text(nameof(ContentItem.DisplayText)),
                Content = n.Json,
            });
        return [.. await documents.ReadAsync(rows, cancellationToken), .. nested];
    }

    private IQueryable<Indexing.NestedItemRecord> Nested(string type) => db.NestedItems.Where(n => n.ContentType == type
        && db.ContentIndex.Any(x => x.VersionId == n.VersionId && x.Latest == 1 && x.Deleted == 0));

    private static bool IsSame(ContentTypeDefinition a, ContentTypeDefinition b) =>
        System.Text.Json.Nodes.JsonNode.DeepEquals(ContentDefinitionJson.Write(a), ContentDefinitionJson.Write(b))
        && a.Parts.Zip(b.Parts).All(p => System.Text.Json.Nodes.JsonNode.DeepEquals(ContentDefinitionJson.Write(p.First.Part), ContentDefinitionJson.Write(p.Second.Part)));
}
