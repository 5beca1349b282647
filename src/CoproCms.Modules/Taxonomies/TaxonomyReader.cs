using System.Collections.Frozen;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Localization;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Taxonomies;

/// <summary>Finds taxonomies and terms, all of which stay in memory until one of them changes.</summary>
public sealed class TaxonomyReader(CmsDbContext db, CurrentActor actor, DocumentReader documents, TaxonomyCache cache)
{
    /// <summary>Name of the content type whose items are taxonomies.</summary>
    public const string ContentType = "Taxonomy";

    /// <summary>The published taxonomy with that id or alias, null when there is none or the actor may not see it.</summary>
    public async ValueTask<Taxonomy?> FindAsync(string idOrAlias, CancellationToken cancellationToken) =>
        Visible((await AllAsync(cancellationToken)).Find(idOrAlias));

    public async ValueTask<Term?> FindTermAsync(string termId, CancellationToken cancellationToken) =>
        (await FindTermsAsync([termId], cancellationToken)).FirstOrDefault();

    /// <summary>The terms with these ids, in their order; unknown ones are left out.</summary>
    public async ValueTask<IReadOnlyList<Term>> FindTermsAsync(IEnumerable<string> termIds, CancellationToken cancellationToken)
    {
        var all = await AllAsync(cancellationToken);
        return [.. termIds.Select(id => Visible(all.OfTerm(id))?.Find(id)).OfType<Term>()];
    }

    /// <summary>Ids of the term and of all below it; of the unknown id alone when there is no such term.</summary>
    public async ValueTask<IReadOnlyList<string>> WithDescendantsAsync(string termId, CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).OfTerm(termId) is { } taxonomy ? [.. taxonomy.WithDescendants(termId)] : [termId];

    private Taxonomy? Visible(Taxonomy? taxonomy) =>
        taxonomy is not null && actor.Value.Allows(ContentPermissions.View, ContentType, taxonomy.Item.Owner) ? taxonomy : null;

    private ValueTask<TaxonomySet> AllAsync(CancellationToken cancellationToken) =>
        db.IsTouched(CacheTags.Type(ContentType)) ? new(ReadAsync(cancellationToken)) : cache.GetAsync(ReadAsync, cancellationToken);

    private async Task<TaxonomySet> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await db.ContentIndex.AsNoTracking()
            .Where(x => x.ContentType == ContentType && x.Published == 1 && x.Deleted == 0).OrderBy(x => x.ItemId).ToListAsync(cancellationToken);
        return new((await documents.ReadAsync(rows, cancellationToken)).Select(item => new Taxonomy(item)));
    }
}

/// <summary>All taxonomies at one moment.</summary>
public sealed class TaxonomySet
{
    private readonly FrozenDictionary<string, Taxonomy> _byName;
    private readonly FrozenDictionary<string, Taxonomy> _byTerm;

    internal TaxonomySet(IEnumerable<Taxonomy> taxonomies)
    {
        var all = taxonomies.ToList();
        _byName = all.SelectMany(t => new[] { t.Id, TextFolding.Fold(t.Alias) }.OfType<string>().Select(name => (name, t)))
            .DistinctBy(p => p.name).ToFrozenDictionary(p => p.name, p => p.t);
        _byTerm = all.SelectMany(t => t.Terms.Select(term => (term.Id, t))).DistinctBy(p => p.Id).ToFrozenDictionary(p => p.Id, p => p.t);
    }

    internal Taxonomy? Find(string idOrAlias) => _byName.GetValueOrDefault(idOrAlias) ?? _byName.GetValueOrDefault(TextFolding.Fold(idOrAlias)!);

    internal Taxonomy? OfTerm(string termId) => _byTerm.GetValueOrDefault(termId);
}

/// <summary>Holds the taxonomies; emptied when one changes.</summary>
public sealed class TaxonomyCache : ITaggedCache
{
    private static readonly string[] Tags = [CacheTags.All, CacheTags.Type(TaxonomyReader.ContentType)];

    private readonly Kept<TaxonomySet> _taxonomies = new();

    public ValueTask EvictAsync(IReadOnlySet<string> tags, CancellationToken cancellationToken)
    {
        if (Tags.Any(tags.Contains))
            _taxonomies.Forget();
        return default;
    }

    internal ValueTask<TaxonomySet> GetAsync(Func<CancellationToken, Task<TaxonomySet>> read, CancellationToken cancellationToken) => _taxonomies.GetAsync(read, cancellationToken);
}
