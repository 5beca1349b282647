using CoproCms.Content.Filtering;
using CoproCms.Data;
using CoproCms.Indexing;
using Microsoft.EntityFrameworkCore;

namespace CoproCms.Content;

public sealed partial class ContentQuery
{
    /// <summary>A page of the list by cursors; <see cref="ContentRequest.Skip"/> and <see cref="ContentRequest.Take"/> do not count.</summary>
    /// <exception cref="Errors.InvalidCursorException">A cursor is none, or belongs to another order.</exception>
    public async Task<ContentPage> PageAsync(ContentRequest request, ContentPaging paging, CancellationToken cancellationToken)
    {
        var order = new ContentOrder(db, request);
        var (after, before) = (Position(order, paging.After, "after"), Position(order, paging.Before, "before"));
        var backwards = paging.First is null;
        var size = paging.First ?? paging.Last ?? throw new ArgumentException("A page has First or Last.", nameof(paging));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);

        var all = await FilterAsync(request, cancellationToken);
        var between = all;
        if (after is not null)
            between = between.Where(order.Beyond(after, backwards: false));
        if (before is not null)
            between = between.Where(order.Beyond(before, backwards: true));
        var rows = await order.Sort(between, backwards).Take(size + 1).Select(order.WithKeys(Envelope)).ToListAsync(cancellationToken);
        var more = rows.Count > size;
        if (more)
            rows.RemoveAt(size);
        if (backwards)
            rows.Reverse();

        var entered = await HasBehindAsync(all, order, paging, backwards ? before : after, backwards, cancellationToken);
        return new(
            [.. await EdgesAsync(rows, order.Cursors, cancellationToken)],
            HasNext: backwards ? entered : more,
            HasPrevious: backwards ? more : entered,
            TotalCount: paging.Count ? await all.CountAsync(cancellationToken) : null);
    }

    private static IReadOnlyList<object>? Position(ContentOrder order, string? cursor, string argument) =>
        cursor is null ? null : order.Cursors.Read(cursor, argument);

    private static async Task<bool> HasBehindAsync(
        IQueryable<ContentIndexRecord> all, ContentOrder order, ContentPaging paging, IReadOnlyList<object>? position, bool backwards, CancellationToken cancellationToken)
    {
        if (position is null || !paging.LookBack)
            return position is not null;
        return await all.AnyAsync(order.Beyond(position, !backwards, orSame: true), cancellationToken);
    }

    private async Task<IEnumerable<ContentEdge>> EdgesAsync(List<OrderedRow> rows, Cursors cursors, CancellationToken cancellationToken)
    {
        var items = (await documents.ReadAsync([.. rows.Select(r => r.Row)], cancellationToken)).ToDictionary(i => i.ContentItemVersionId);
        return rows.Where(r => items.ContainsKey(r.Row.ContentItemVersionId)).Select(r => new ContentEdge(items[r.Row.ContentItemVersionId], cursors.Write(r.Keys)));
    }
}
