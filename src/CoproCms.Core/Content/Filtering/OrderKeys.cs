using System.Linq.Expressions;
using CoproCms.Data;
using CoproCms.Fields;
using CoproCms.Indexing;

namespace CoproCms.Content.Filtering;

/// <summary>Finds what a sort key means in the index. A missing value comes first: databases disagree on nulls, so none is left to them.</summary>
internal sealed class OrderKeys(CmsDbContext db, ContentStatus status)
{
    public OrderKey Of(ContentSort sort) =>
        sort.Column is { } column ? Column(column, sort.Descending) : Field(sort.Part!, sort.Field!, sort.Kind, sort.Descending);

    /// <summary>What makes the order total, and stays as it is when an item is edited: its row, of which a list of all versions shows two.</summary>
    public IEnumerable<OrderKey> Ties(bool descending)
    {
        yield return Key(x => x.ItemId, descending);
        if (status == ContentStatus.All)
            yield return Key(x => x.Latest, descending);
    }

    private OrderKey Column(ContentColumn column, bool descending) => column switch
    {
        ContentColumn.CreatedUtc => Key(x => x.CreatedUtc, descending),
        ContentColumn.ModifiedUtc => Key(x => x.ModifiedUtc, descending),
        // What is live has a date; the bare column is what an index serves.
        ContentColumn.PublishedUtc when status == ContentStatus.Published => Key(x => x.PublishedUtc!.Value, descending),
        ContentColumn.PublishedUtc => Key(x => x.PublishedUtc ?? DateTime.MinValue, descending),
        ContentColumn.DisplayText => Key(x => x.DisplayTextSort ?? "", descending),
        ContentColumn.Published => Key(x => x.Published, descending),
        ContentColumn.Latest => Key(x => x.Latest, descending),
        ContentColumn.Author => Key(x => x.AuthorFolded ?? "", descending),
        ContentColumn.Owner => Key(x => x.Owner ?? "", descending),
        ContentColumn.ContentType => Key(x => x.ContentType, descending),
        ContentColumn.ContentItemId => Key(x => x.ContentItemId, descending),
        ContentColumn.ContentItemVersionId => Key(x => x.ContentItemVersionId, descending),
        ContentColumn.Culture => Key(x => x.Culture ?? "", descending),
        ContentColumn.LocalizationSet => Key(x => x.LocalizationSet ?? "", descending),
        ContentColumn.Path => Key(x => x.PathFolded ?? "", descending),
        ContentColumn.ListContentItemId => Key(x => x.ListContentItemId ?? "", descending),
        ContentColumn.ListOrder => Key(x => x.ListOrder, descending),
        ContentColumn.DeletedUtc => Key(x => db.Items.Where(i => i.Id == x.ItemId).Min(i => i.DeletedUtc) ?? DateTime.MinValue, descending),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "An unknown column."),
    };

    private OrderKey Field(string part, string field, ScalarKind kind, bool descending) => kind switch
    {
        ScalarKind.Integer or ScalarKind.Decimal or ScalarKind.TimeSpan =>
            Key(x => db.FieldIndex.Where(f => f.VersionId == x.VersionId && f.Part == part && f.Field == field).Min(f => f.Number) ?? double.MinValue, descending),
        ScalarKind.Date or ScalarKind.DateTime =>
            Key(x => db.FieldIndex.Where(f => f.VersionId == x.VersionId && f.Part == part && f.Field == field).Min(f => f.Instant) ?? DateTime.MinValue, descending),
        ScalarKind.Boolean =>
            Key(x => db.FieldIndex.Where(f => f.VersionId == x.VersionId && f.Part == part && f.Field == field).Min(f => f.Flag) ?? -1, descending),
        _ => Key(x => db.FieldIndex.Where(f => f.VersionId == x.VersionId && f.Part == part && f.Field == field).Min(f => f.TextSort) ?? "", descending),
    };

    private static OrderKey<T> Key<T>(Expression<Func<ContentIndexRecord, T>> key, bool descending) where T : notnull => new(key, descending);
}
