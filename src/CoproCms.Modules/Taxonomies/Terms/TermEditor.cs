using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Security;

namespace CoproCms.Taxonomies.Terms;

/// <summary>A taxonomy as it is being edited: its latest version, and how many items bear each term.</summary>
internal sealed record EditedTaxonomy(ContentItem Item, Taxonomy Taxonomy, IReadOnlyDictionary<string, int> Uses)
{
    public int UsesOf(string termId) => Uses.GetValueOrDefault(termId);

    public IEnumerable<Term> Below(string? termId) => Taxonomy.Terms.Where(t => t.ParentId == termId);
}

/// <summary>
/// Changes the terms of a taxonomy one step at a time, each on the version that the editor saw. What was live stays live: the change is
/// published with it; a draft stays a draft.
/// </summary>
internal sealed class TermEditor(
    CmsDbContext db, ContentManager content, DefinitionStore definitions, TermRetagging retagging, TermUses uses, CurrentActor actor)
{
    public async Task<EditedTaxonomy> ReadAsync(string taxonomyId, CancellationToken cancellationToken)
    {
        Demand();
        await content.RequireTypeAsync(taxonomyId, TaxonomyReader.ContentType, cancellationToken);
        var item = await content.GetForEditAsync(taxonomyId, cancellationToken);
        var taxonomy = new Taxonomy(item);
        return new(item, taxonomy, await uses.CountAsync([.. taxonomy.Terms.Select(t => t.Id)], cancellationToken));
    }

    /// <param name="taxonomyId">The taxonomy.</param>
    /// <param name="baseVersionId">The version that the editor saw.</param>
    /// <param name="change">Says whether it changed anything; false refuses the step.</param>
    /// <param name="cancellationToken">Cancels the step.</param>
    /// <exception cref="ConflictException">Someone else changed the taxonomy meanwhile.</exception>
    public async Task<bool> ChangeAsync(string taxonomyId, string? baseVersionId, Func<TermList, bool> change, CancellationToken cancellationToken)
    {
        Demand();
        var item = await content.GetForEditAsync(taxonomyId, cancellationToken);
        if (item.ContentItemVersionId != baseVersionId)
            throw new ConflictException(taxonomyId, baseVersionId, item.ContentItemVersionId);
        if (!change(new(item)))
            return false;
        await content.SaveAsync(item, new() { Publish = item.Published, BaseVersionId = baseVersionId }, cancellationToken);
        return true;
    }

    /// <summary>Gives all that bears one term the other instead, and takes the first away.</summary>
    /// <returns>How many items were changed; null when the two cannot be merged.</returns>
    public Task<int?> MergeAsync(string taxonomyId, string? baseVersionId, string termId, string intoId, CancellationToken cancellationToken) => db.InTransactionAsync(async () =>
    {
        Demand();
        var replacement = new TermReplacement(termId, intoId, await definitions.GetAsync(cancellationToken));
        if (!new TermList((await content.GetForEditAsync(taxonomyId, cancellationToken)).Clone()).Merge(replacement))
            return null;
        // Content first: a term that content bears cannot go.
        var count = await retagging.RunAsync(replacement, taxonomyId, cancellationToken);
        await ChangeAsync(taxonomyId, baseVersionId, terms => terms.Merge(replacement), cancellationToken);
        return (int?)count;
    }, cancellationToken);

    private void Demand() => actor.Value.Demand(TaxonomiesModule.ManageTaxonomy.Name, "to manage taxonomies");
}
