using System.Linq.Expressions;
using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Indexing;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

public sealed partial class ContentQuery
{
    private static readonly ContentSort[] ListOrder = [ContentSort.By(ContentColumn.ListOrder), ContentSort.By(ContentColumn.CreatedUtc)];

    /// <summary>
    /// A page of the items that each list contains, by the list's id, in two SQL commands at most however many lists there are.
    /// </summary>
    /// <param name="listIds">The lists.</param>
    /// <param name="request">Its page is one of each list; without an order that of the list applies, older items first among equals.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ContentItem>>> ListContainedAsync(
        IReadOnlyCollection<string> listIds, ContentRequest request, CancellationToken cancellationToken)
    {
        var rows = (await FilterAsync(request, ContainedTypes, cancellationToken)).Where(x => listIds.Contains(x.ListContentItemId!));
        return await PageEachAsync(
            rows.Select(x => new OwnedRow { Owner = x.ListContentItemId!, Row = x }), request.OrderBy.IsEmpty ? request with { OrderBy = [.. ListOrder] } : request, cancellationToken);
    }

    /// <summary>
    /// A page of the items whose field points to each of some others: the reverse of a picker, in two SQL commands at most. A reference to an item is
    /// one to each of its translations, so items are asked for by <see cref="ReferenceKey"/>.
    /// </summary>
    /// <param name="keys">What is pointed to.</param>
    /// <param name="part">Instance name of the part with the field.</param>
    /// <param name="field">The field.</param>
    /// <param name="request">Its types are those that have the field, its page one for each key.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ContentItem>>> ListReferringAsync(
        IReadOnlyCollection<string> keys, string part, string field, ContentRequest request, CancellationToken cancellationToken)
    {
        var targets = db.ContentIndex
            .Where(t => t.Latest == 1 && (keys.Contains(t.LocalizationSet!) || (t.LocalizationSet == null && keys.Contains(t.ContentItemId))))
            .Select(t => new { t.ContentItemId, Owner = t.LocalizationSet ?? t.ContentItemId });
        // An item may point to several translations of another.
        var links = targets
            .Join(db.References.Where(r => r.Part == part && r.Field == field), t => t.ContentItemId, r => r.TargetId, (t, r) => new { t.Owner, r.VersionId }).Distinct();
        var rows = links.Join(await FilterAsync(request, null, cancellationToken), l => l.VersionId, x => x.VersionId, (l, x) => new OwnedRow { Owner = l.Owner, Row = x });
        return await PageEachAsync(rows, request, cancellationToken);
    }

    /// <summary>By what <see cref="ListReferringAsync"/> knows an item: its localization set, or its id where it has none.</summary>
    public static string ReferenceKey(ContentItem item) => item.LocalizationSet is { Length: > 0 } set ? set : item.ContentItemId;

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<ContentItem>>> PageEachAsync(
        IQueryable<OwnedRow> rows, ContentRequest request, CancellationToken cancellationToken)
    {
        var order = new ContentOrder(db, request);
        var owner = Expression.Parameter(typeof(string), "owner");
        var row = Expression.Parameter(typeof(OwnedRow), "row");
        var ofOwner = Expression.Lambda<Func<OwnedRow, bool>>(Expression.Equal(Expression.Property(row, nameof(OwnedRow.Owner)), owner), row);
        var page = order.Sort(rows.Where(ofOwner), r => r.Row).Skip(request.Skip).Take(request.Take);
        var pages = rows.Select(r => r.Owner).Distinct().SelectMany(Expression.Lambda<Func<string, IEnumerable<OwnedRow>>>(page.Expression, owner));
        var read = await order.Sort(pages, r => r.Row).ToListAsync(cancellationToken);
        var items = (await documents.ReadAsync([.. read.Select(r => r.Row).DistinctBy(r => r.VersionId)], cancellationToken)).ToDictionary(i => i.ContentItemVersionId);
        return read.GroupBy(r => r.Owner).ToDictionary(
            g => g.Key, IReadOnlyList<ContentItem> (g) => [.. g.Select(r => items.GetValueOrDefault(r.Row.ContentItemVersionId)).OfType<ContentItem>()]);
    }

    /// <summary>A row in the list of one of several owners.</summary>
    private sealed class OwnedRow
    {
        public string Owner { get; init; } = "";

        public ContentIndexRecord Row { get; init; } = null!;
    }
}
