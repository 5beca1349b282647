using System.Linq.Expressions;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.Indexing;
using CoproCms.Localization;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

/// <summary>
/// The one read rule. Every surface reads content through it: status, permission, ownership and the bin are part of the SQL,
/// so that counts and pages are right and no caller can forget them.
/// </summary>
public sealed partial class ContentQuery(
    CmsDbContext db, CurrentActor actor, DefinitionStore definitions, DocumentReader documents, LiveIndexReader live, CacheDependencies dependencies)
{
    // What an item shows of itself; the folded texts and sort keys stay in the database.
    private static readonly Expression<Func<ContentIndexRecord, ContentIndexRecord>> Envelope = x => new()
    {
        VersionId = x.VersionId,
        ContentItemId = x.ContentItemId,
        ContentItemVersionId = x.ContentItemVersionId,
        ContentType = x.ContentType,
        DisplayText = x.DisplayText,
        Latest = x.Latest,
        Published = x.Published,
        ModifiedUtc = x.ModifiedUtc,
        PublishedUtc = x.PublishedUtc,
        CreatedUtc = x.CreatedUtc,
        Owner = x.Owner,
        Author = x.Author,
        ListOrder = x.ListOrder,
    };

    /// <summary>Items share their parts with the document cache: clone one before changing it.</summary>
    public async Task<IReadOnlyList<ContentItem>> ListAsync(ContentRequest request, CancellationToken cancellationToken)
    {
        var rows = new ContentOrder(db, request).Sort(await FilterAsync(request, cancellationToken));
        if (request.Skip > 0)
            rows = rows.Skip(request.Skip);
        return await documents.ReadAsync(await rows.Take(request.Take).Select(Envelope).ToListAsync(cancellationToken), cancellationToken);
    }

    /// <summary>The live items that have a path, by path, without their documents: for what must list a whole site.</summary>
    /// <param name="request">Its filter; order and limits do not count.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<ContentAddress>> ListAddressesAsync(ContentRequest request, CancellationToken cancellationToken)
    {
        var rows = (await FilterAsync(request with { Status = ContentStatus.Published }, cancellationToken)).Where(x => x.LivePath != null);
        return await rows.OrderBy(x => x.LivePath)
            .Select(x => new ContentAddress(x.ContentItemId, x.Path!, x.Culture, x.LocalizationSet, x.ModifiedUtc)).ToListAsync(cancellationToken);
    }

    public async Task<int> CountAsync(ContentRequest request, CancellationToken cancellationToken) =>
        await (await FilterAsync(request, cancellationToken)).CountAsync(cancellationToken);

    /// <summary>Counts no further than the limit, so that a long list costs no more than a short one.</summary>
    public async Task<int> CountAsync(ContentRequest request, int limit, CancellationToken cancellationToken) =>
        await (await FilterAsync(request, cancellationToken)).Select(x => x.VersionId).Take(limit).CountAsync(cancellationToken);

    public async Task<ContentItem?> FindAsync(string contentItemId, ContentStatus status, CancellationToken cancellationToken) =>
        (await FindManyAsync([contentItemId], status, cancellationToken)).GetValueOrDefault(contentItemId);

    /// <summary>The items that exist and may be seen, by id, in two SQL commands at most.</summary>
    public async Task<IReadOnlyDictionary<string, ContentItem>> FindManyAsync(
        IReadOnlyCollection<string> contentItemIds, ContentStatus status, CancellationToken cancellationToken)
    {
        if (contentItemIds.Count == 0)
            return new Dictionary<string, ContentItem>();
        foreach (var id in contentItemIds)
            dependencies.Add(CacheTags.Item(id));
        var rows = status == ContentStatus.Published
            ? await ViewableAsync(await live.ByIdAsync(contentItemIds, cancellationToken), cancellationToken)
            : await (await VisibleAsync([], status, cancellationToken)).Where(x => contentItemIds.Contains(x.ContentItemId)).ToListAsync(cancellationToken);
        var items = await documents.ReadAsync(rows, cancellationToken);
        return items.GroupBy(i => i.ContentItemId).ToDictionary(g => g.Key, g => g.OrderByDescending(i => i.Latest).First());
    }

    /// <summary>The live item at a path, which has no leading slash.</summary>
    public async Task<ContentItem?> FindByPathAsync(string path, CancellationToken cancellationToken)
    {
        var folded = TextFolding.Fold(path);
        var visible = await VisibleAsync([], ContentStatus.Published, cancellationToken);
        var rows = await visible.Where(x => x.LivePath == folded).ToListAsync(cancellationToken);
        var found = (await documents.ReadAsync(rows, cancellationToken)).FirstOrDefault();
        if (found is not null)
            dependencies.Add(CacheTags.Item(found.ContentItemId));
        return found;
    }

    /// <summary>The live members of each localization set, by set.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ContentItem>>> ListLocalizationsAsync(
        IReadOnlyCollection<string> sets, CancellationToken cancellationToken)
    {
        var rows = await ViewableAsync(await live.BySetAsync(sets, cancellationToken), cancellationToken);
        foreach (var row in rows)
        {
            // A new member of a set is of the type that the others are.
            dependencies.Add(CacheTags.Item(row.ContentItemId));
            dependencies.Add(CacheTags.Type(row.ContentType));
        }

        var items = await documents.ReadAsync(rows, cancellationToken);
        return items.GroupBy(i => i.LocalizationSet!).ToDictionary(set => set.Key, IReadOnlyList<ContentItem> (set) => [.. set]);
    }

    private static IEnumerable<string> ContainedTypes(ContentDefinitions definitions) => definitions.Types.Values
        .SelectMany(t => t.PartOf("ListPart")?.Section("ListPartSettings").Texts("ContainedContentTypes") ?? []);

    private Task<IQueryable<ContentIndexRecord>> FilterAsync(ContentRequest request, CancellationToken cancellationToken) =>
        FilterAsync(request, null, cancellationToken);

    /// <param name="request">Whose filter.</param>
    /// <param name="possible">The types that such a list can hold, where they are fewer than those of the request.</param>
    /// <param name="cancellationToken">Cancels the reading of definitions.</param>
    private async Task<IQueryable<ContentIndexRecord>> FilterAsync(
        ContentRequest request, Func<ContentDefinitions, IEnumerable<string>>? possible, CancellationToken cancellationToken)
    {
        var known = await definitions.GetAsync(cancellationToken);
        DependOn(possible?.Invoke(known) ?? request.Types, known);
        var rows = request.Bin ? Binned(request.Types, request.Status, known) : Visible(request.Types, request.Status, known);
        if (request.Listed && !actor.Value.IsOwner)
            rows = rows.Where(Reaching(Among(request.Types, known), actor.Value.AllowsListing));
        return request.Filter is null ? rows : rows.Where(new FilterTranslator(db, Live).Translate(request.Filter));

        IQueryable<ContentIndexRecord> Live(IReadOnlyList<string> types)
        {
            DependOn(types, known);
            return Visible(types, ContentStatus.Published, known);
        }
    }

    private void DependOn(IEnumerable<string> types, ContentDefinitions known)
    {
        foreach (var type in types.DefaultIfEmpty(null))
        {
            if (type is not null)
                dependencies.Add(CacheTags.Type(type));
            else
                DependOn(known.Types.Keys, known);
        }
    }

    private async Task<IQueryable<ContentIndexRecord>> VisibleAsync(IReadOnlyList<string> types, ContentStatus status, CancellationToken cancellationToken) =>
        Visible(types, status, await definitions.GetAsync(cancellationToken));

    private IQueryable<ContentIndexRecord> Visible(IReadOnlyList<string> types, ContentStatus status, ContentDefinitions definitions)
    {
        var rows = OfStatus(db.ContentIndex.AsNoTracking().Where(x => x.Deleted == 0), status);
        if (actor.Value.IsOwner)
            return OfTypes(rows, types);

        var known = Among(types, definitions);
        var mayView = Reaching(known, ContentPermissions.View);
        if (status == ContentStatus.Published)
            return rows.Where(mayView);
        var mayPreview = Predicates.Or(Reaching(known, ContentPermissions.Preview), Reaching(known, ContentPermissions.Edit));
        if (actor.Value.PreviewItemId is { } shown)
            mayPreview = Predicates.Or(mayPreview, x => x.ContentItemId == shown);
        return rows.Where(Predicates.Or(Predicates.And(x => x.Published == 1, mayView), mayPreview));
    }

    private IQueryable<ContentIndexRecord> Binned(IReadOnlyList<string> types, ContentStatus status, ContentDefinitions definitions)
    {
        var rows = OfStatus(db.ContentIndex.AsNoTracking().Where(x => x.Deleted == 1), status);
        return actor.Value.IsOwner ? OfTypes(rows, types) : rows.Where(Reaching(Among(types, definitions), ContentPermissions.Delete));
    }

    private static IReadOnlyList<string> Among(IReadOnlyList<string> types, ContentDefinitions definitions) => types.Count > 0 ? types : [.. definitions.Types.Keys];

    private static IQueryable<ContentIndexRecord> OfStatus(IQueryable<ContentIndexRecord> rows, ContentStatus status) => status switch
    {
        ContentStatus.Published => rows.Where(x => x.Published == 1),
        ContentStatus.Draft => rows.Where(x => x.Latest == 1 && x.Published == 0),
        ContentStatus.Latest => rows.Where(x => x.Latest == 1),
        _ => rows,
    };

    // The same rule for rows that are in memory.
    private async ValueTask<IReadOnlyList<ContentIndexRecord>> ViewableAsync(IReadOnlyList<ContentIndexRecord> rows, CancellationToken cancellationToken)
    {
        if (actor.Value.IsOwner)
            return rows;
        var known = await definitions.GetAsync(cancellationToken);
        return [.. rows.Where(r => known.Type(r.ContentType) is not null && actor.Value.Allows(ContentPermissions.View, r.ContentType, r.Owner))];
    }

    private Expression<Func<ContentIndexRecord, bool>> Reaching(IReadOnlyList<string> types, string verb) => Reaching(types, type => actor.Value.Allows(verb, type));

    private Expression<Func<ContentIndexRecord, bool>> Reaching(IReadOnlyList<string> types, Func<string, Reach> reach)
    {
        var all = types.Where(t => reach(t) == Reach.All).ToArray();
        var own = types.Where(t => reach(t) == Reach.Own).ToArray();
        var user = actor.Value.UserId;
        return (all, own) switch
        {
            ([], []) => _ => false,
            ([var type], []) => x => x.ContentType == type,
            (_, []) => x => all.Contains(x.ContentType),
            ([], _) => x => own.Contains(x.ContentType) && x.Owner == user,
            _ => x => all.Contains(x.ContentType) || (own.Contains(x.ContentType) && x.Owner == user),
        };
    }

    private static IQueryable<ContentIndexRecord> OfTypes(IQueryable<ContentIndexRecord> rows, IReadOnlyList<string> types)
    {
        if (types.Count == 0)
            return rows;
        var only = types[0];
        return types.Count == 1 ? rows.Where(x => x.ContentType == only) : rows.Where(x => types.Contains(x.ContentType));
    }
}
