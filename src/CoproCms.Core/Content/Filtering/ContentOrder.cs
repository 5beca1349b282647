using System.Collections.Immutable;
using System.Linq.Expressions;
using CoproCms.Data;
using CoproCms.Indexing;
using Predicate = System.Linq.Expressions.Expression<System.Func<CoproCms.Indexing.ContentIndexRecord, bool>>;

namespace CoproCms.Content.Filtering;

/// <summary>The total order of a list: the keys asked for and what tells equals apart.</summary>
internal sealed class ContentOrder
{
    private static readonly ContentSort NewestFirst = ContentSort.By(ContentColumn.CreatedUtc, descending: true);

    private readonly ImmutableArray<OrderKey> _keys;

    public ContentOrder(CmsDbContext db, ContentRequest request)
    {
        var keys = new OrderKeys(db, request.Status);
        ImmutableArray<ContentSort> sorts = request.OrderBy.IsEmpty ? [NewestFirst] : request.OrderBy;
        _keys = [.. sorts.Select(keys.Of), .. keys.Ties(sorts[0].Descending)];
        Cursors = new(_keys, string.Join(';', sorts.Select(s => $"{s.Column}/{s.Part}/{s.Field}/{s.Kind}/{s.Descending}")));
    }

    public Cursors Cursors { get; }

    public IQueryable<ContentIndexRecord> Sort(IQueryable<ContentIndexRecord> rows, bool backwards = false) => Sort(rows, x => x, backwards);

    /// <summary>Sorts what holds a row by that row.</summary>
    public IQueryable<T> Sort<T>(IQueryable<T> rows, Expression<Func<T, ContentIndexRecord>> row, bool backwards = false)
    {
        IOrderedQueryable<T>? sorted = null;
        foreach (var key in _keys)
            sorted = key.Sort(rows, sorted, row, backwards);
        return sorted!;
    }

    /// <summary>True for rows that come after a position, or before it when read backwards.</summary>
    public Predicate Beyond(IReadOnlyList<object> position, bool backwards, bool orSame = false)
    {
        var beyond = _keys[^1].Beyond(position[^1], backwards, orSame);
        for (var i = _keys.Length - 2; i >= 0; i--)
            beyond = Predicates.Or(_keys[i].Beyond(position[i], backwards, orSame: false), Predicates.And(_keys[i].Same(position[i]), beyond));
        // Follows from the rest, but is what an index can start from.
        return Predicates.And(_keys[0].Beyond(position[0], backwards, orSame: true), beyond);
    }

    /// <summary>A row with the values of its keys.</summary>
    public Expression<Func<ContentIndexRecord, OrderedRow>> WithKeys(Expression<Func<ContentIndexRecord, ContentIndexRecord>> row)
    {
        var parameter = row.Parameters[0];
        var made = Expression.MemberInit(
            Expression.New(typeof(OrderedRow)),
            Expression.Bind(typeof(OrderedRow).GetProperty(nameof(OrderedRow.Row))!, row.Body),
            Expression.Bind(typeof(OrderedRow).GetProperty(nameof(OrderedRow.Keys))!, Expression.NewArrayInit(typeof(object), _keys.Select(k => k.Value(parameter)))));
        return Expression.Lambda<Func<ContentIndexRecord, OrderedRow>>(made, parameter);
    }
}

/// <summary>A row and its place in an order.</summary>
internal sealed class OrderedRow
{
    public ContentIndexRecord Row { get; init; } = null!;

    public object[] Keys { get; init; } = [];
}
