using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Indexing;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Taxonomies.Terms;

/// <summary>Lets no term go that content bears, whichever door the taxonomy is changed through. A recipe brings whole taxonomies and is not asked.</summary>
internal sealed class UsedTermsHandler(CmsDbContext db, DefinitionStore definitions, ReferenceFinder references, TermUses uses) : ContentHandler
{
    private const string Path = nameof(TaxonomyPart) + "." + TaxonomyPart.Terms;

    public override async Task ValidatingAsync(WriteContext context, ValidationErrors errors, CancellationToken cancellationToken)
    {
        if (context.Importing || context.Previous is null || context.Item.ContentType != TaxonomyReader.ContentType)
            return;
        var kept = new Taxonomy(context.Item).Terms.Select(t => t.Id).ToHashSet();
        var gone = await db.NestedItems.Where(n => n.OwnerContentItemId == context.Item.ContentItemId).Select(n => n.ContentItemId).Distinct().ToListAsync(cancellationToken);
        gone.RemoveAll(kept.Contains);
        if (gone.Count == 0)
            return;
        var before = new Taxonomy(context.Previous);
        var others = await uses.CountAsync(gone, context.Item.ContentItemId, cancellationToken);
        var own = references.In(context.Item, context.Type, await definitions.GetAsync(cancellationToken)).SelectMany(r => r.Targets).ToHashSet();
        foreach (var id in gone)
        {
            if (others.GetValueOrDefault(id) + (own.Contains(id) ? 1 : 0) is not (> 0 and var count))
                continue;
            errors.Add(Path, "term.used", $"The term \"{before.Find(id)?.Item.DisplayText ?? id}\" cannot go: the number of items that bear it is {count}. Merge it into another on the page of the terms.");
        }
    }
}
