using System.Linq.Expressions;
using CoproCms.Data;
using CoproCms.Fields;
using CoproCms.Indexing;

namespace CoproCms.Content.Filtering;

/// <summary>Applies one more sort key to a list. A missing value comes first: databases disagree on nulls, so none is left to them.</summary>
internal sealed class Sorter(CmsDbContext db, IQueryable<ContentIndexRecord> rows, IOrderedQueryable<ContentIndexRecord>? sorted)
{
    public IOrderedQueryable<ContentIndexRecord> Apply(ContentSort key) =>
        key.Column is { } column ? ByColumn(column, key.Descending) : ByField(key.Part!, key.Field!, key.Kind, key.Descending);

    private IOrderedQueryable<ContentIndexRecord> ByColumn(ContentColumn column, bool descending) => column switch
    {
        ContentColumn.CreatedUtc => Order(x => x.CreatedUtc, descending),
        ContentColumn.ModifiedUtc => Order(x => x.ModifiedUtc, descending),
        ContentColumn.PublishedUtc => Order(x => x.PublishedUtc, descending),
        ContentColumn.DisplayText => Order(x => x.DisplayTextSort ?? "", descending),
        ContentColumn.Published => Order(x => x.Published, descending),
        ContentColumn.Latest => Order(x => x.Latest, descending),
        ContentColumn.Author => Order(x => x.AuthorFolded ?? "", descending),
        ContentColumn.Owner => Order(x => x.Owner ?? "", descending),
        ContentColumn.ContentType => Order(x => x.ContentType, descending),
        ContentColumn.ContentItemId => Order(x => x.ContentItemId, descending),
        ContentColumn.ContentItemVersionId => Order(x => x.ContentItemVersionId, descending),
        ContentColumn.Culture => Order(x => x.Culture ?? "", descending),
        ContentColumn.LocalizationSet => Order(x => x.LocalizationSet ?? "", descending),
        ContentColumn.Path => Order(x => x.PathFolded ?? "", descending),
        ContentColumn.ListContentItemId => Order(x => x.ListContentItemId ?? "", descending),
        ContentColumn.ListOrder => Order(x => x.ListOrder, descending),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "An unknown column."),
    };

    private IOrderedQueryable<ContentIndexRecord> ByField(string part, string field, ScalarKind kind, bool descending) => kind switch
    {
        ScalarKind.Integer or ScalarKind.Decimal or ScalarKind.TimeSpan =>
            Order(x => db.FieldIndex.Where(f => f.VersionId == x.VersionId && f.Part == part && f.Field == field).Min(f => f.Number) ?? double.MinValue, descending),
        ScalarKind.Date or ScalarKind.DateTime =>
            Order(x => db.FieldIndex.Where(f => f.VersionId == x.VersionId && f.Part == part && f.Field == field).Min(f => f.Instant) ?? DateTime.MinValue, descending),
        ScalarKind.Boolean =>
            Order(x => db.FieldIndex.Where(f => f.VersionId == x.VersionId && f.Part == part && f.Field == field).Min(f => f.Flag) ?? -1, descending),
        _ => Order(x => db.FieldIndex.Where(f => f.VersionId == x.VersionId && f.Part == part && f.Field == field).Min(f => f.TextSort) ?? "", descending),
    };

    private IOrderedQueryable<ContentIndexRecord> Order<T>(Expression<Func<ContentIndexRecord, T>> key, bool descending) => (sorted, descending) switch
    {
        (null, false) => rows.OrderBy(key),
        (null, true) => rows.OrderByDescending(key),
        (_, false) => sorted.ThenBy(key),
        _ => sorted.ThenByDescending(key),
    };
}
