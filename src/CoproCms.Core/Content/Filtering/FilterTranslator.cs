using System.Linq.Expressions;
using CoproCms.Data;
using CoproCms.Indexing;
using CoproCms.Localization;
using Predicate = System.Linq.Expressions.Expression<System.Func<CoproCms.Indexing.ContentIndexRecord, bool>>;

namespace CoproCms.Content.Filtering;


/// <summary>Turns a <see cref="ContentFilter"/> into SQL's words. Values become parameters; wildcards in them are plain characters.</summary>
internal sealed class FilterTranslator(CmsDbContext db)
{
    public Predicate Translate(ContentFilter filter) => filter switch
    {
        ContentFilter.And and => and.Filters.Select(Translate).Aggregate((Predicate)(_ => true), Predicates.And),
        ContentFilter.Or or => or.Filters.IsEmpty ? _ => true : or.Filters.Select(Translate).Aggregate(Predicates.Or),
        ContentFilter.Not not => Predicates.Not(Translate(not.Filter)),
        ContentFilter.Column column => TranslateColumn(column),
        ContentFilter.Field field => TranslateField(field),
        ContentFilter.PointsTo points => PointsTo(points.Part, points.Name, [.. points.TargetIds]),
        ContentFilter.PointedToBy pointed => PointedToBy(pointed.Part, pointed.Name, pointed.SourceId),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "An unknown kind of filter."),
    };

    private Predicate PointsTo(string part, string field, string[] ids) =>
        x => db.References.Any(r => r.VersionId == x.VersionId && r.Part == part && r.Field == field && ids.Contains(r.TargetId));

    private Predicate PointedToBy(string part, string field, string sourceId) =>
        x => db.References.Any(r => r.TargetId == x.ContentItemId && r.Part == part && r.Field == field
            && db.ContentIndex.Any(s => s.VersionId == r.VersionId && s.ContentItemId == sourceId && s.Published == 1));

    private static Predicate TranslateColumn(ContentFilter.Column filter)
    {
        if (Positive(filter.Operator) is { } positive)
            return Predicates.Not(TranslateColumn(filter with { Operator = positive }));
        if (filter.Operator == FilterOperator.In)
            return Any((Array?)filter.Value, value => TranslateColumn(filter with { Operator = FilterOperator.Equal, Value = value }));
        return ColumnComparisons.Translate(filter.Name, filter.Operator, filter.Value);
    }

    private Predicate TranslateField(ContentFilter.Field filter)
    {
        var (part, name) = (filter.Part, filter.Name);
        if (Positive(filter.Operator) is { } positive)
            return Predicates.Not(TranslateField(filter with { Operator = positive }));
        if (filter.Operator == FilterOperator.In)
            return Any((Array?)filter.Value, value => TranslateField(filter with { Operator = FilterOperator.Equal, Value = value }));
        if (filter.Value is null)
            return x => !db.FieldIndex.Any(f => f.VersionId == x.VersionId && f.Part == part && f.Field == name);

        var value = FieldComparisons.Translate(filter.Operator, filter.Value);
        Expression<Func<ContentIndexRecord, IQueryable<FieldIndexRecord>>> rows =
            x => db.FieldIndex.Where(f => f.VersionId == x.VersionId && f.Part == part && f.Field == name);
        var any = Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(FieldIndexRecord)], rows.Body, Expression.Quote(value));
        return Expression.Lambda<Func<ContentIndexRecord, bool>>(any, rows.Parameters);
    }

    private static Predicate Any(Array? values, Func<object?, Predicate> translate) =>
        values is null or { Length: 0 } ? _ => false : values.Cast<object?>().Select(translate).Aggregate(Predicates.Or);

    private static FilterOperator? Positive(FilterOperator op) => op switch
    {
        FilterOperator.NotEqual => FilterOperator.Equal,
        FilterOperator.NotIn => FilterOperator.In,
        FilterOperator.NotContains => FilterOperator.Contains,
        FilterOperator.NotStartsWith => FilterOperator.StartsWith,
        FilterOperator.NotEndsWith => FilterOperator.EndsWith,
        _ => null,
    };
}

/// <summary>Comparisons of the value columns of a field's index row.</summary>
internal static class FieldComparisons
{
    public static Expression<Func<FieldIndexRecord, bool>> Translate(FilterOperator op, object value) => value switch
    {
        string text => Text(op, text),
        bool flag => Flag(op, flag ? 1 : 0),
        DateTime instant => Instant(op, UtcMicroseconds.Truncate(instant)),
        IConvertible number => Number(op, Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"A field cannot be compared with a {value.GetType().Name}."),
    };

    private static Expression<Func<FieldIndexRecord, bool>> Text(FilterOperator op, string text)
    {
        var folded = TextFolding.Fold(text)!;
        var key = TextFolding.Key(text, FieldIndexRecord.KeyLength)!;
        return op switch
        {
            FilterOperator.Equal when folded == key => f => f.TextKey == key && f.TextFolded == null,
            FilterOperator.Equal => f => f.TextKey == key && f.TextFolded == folded,
            FilterOperator.Contains => f => (f.TextFolded ?? f.TextKey)!.Contains(folded),
            FilterOperator.StartsWith => f => (f.TextFolded ?? f.TextKey)!.StartsWith(folded),
            FilterOperator.EndsWith => f => (f.TextFolded ?? f.TextKey)!.EndsWith(folded),
            FilterOperator.Greater => f => string.Compare(f.TextKey, key) > 0,
            FilterOperator.GreaterOrEqual => f => string.Compare(f.TextKey, key) >= 0,
            FilterOperator.Less => f => string.Compare(f.TextKey, key) < 0,
            FilterOperator.LessOrEqual => f => string.Compare(f.TextKey, key) <= 0,
            _ => throw Unsuited(op, "text"),
        };
    }

    private static Expression<Func<FieldIndexRecord, bool>> Number(FilterOperator op, double number) => op switch
    {
        FilterOperator.Equal => f => f.Number == number,
        FilterOperator.Greater => f => f.Number > number,
        FilterOperator.GreaterOrEqual => f => f.Number >= number,
        FilterOperator.Less => f => f.Number < number,
        FilterOperator.LessOrEqual => f => f.Number <= number,
        _ => throw Unsuited(op, "a number"),
    };

    private static Expression<Func<FieldIndexRecord, bool>> Instant(FilterOperator op, DateTime instant) => op switch
    {
        FilterOperator.Equal => f => f.Instant == instant,
        FilterOperator.Greater => f => f.Instant > instant,
        FilterOperator.GreaterOrEqual => f => f.Instant >= instant,
        FilterOperator.Less => f => f.Instant < instant,
        FilterOperator.LessOrEqual => f => f.Instant <= instant,
        _ => throw Unsuited(op, "a date"),
    };

    private static Expression<Func<FieldIndexRecord, bool>> Flag(FilterOperator op, int flag) => op switch
    {
        FilterOperator.Equal => f => f.Flag == flag,
        _ => throw Unsuited(op, "a boolean"),
    };

    internal static ArgumentException Unsuited(FilterOperator op, string kind) => new($"{op} does not compare {kind}.");
}

/// <summary>Comparisons of the columns that every item has.</summary>
internal static class ColumnComparisons
{
    public static Predicate Translate(ContentColumn column, FilterOperator op, object? value) => column switch
    {
        ContentColumn.CreatedUtc => Instant(x => x.CreatedUtc, op, value),
        ContentColumn.ModifiedUtc => Instant(x => x.ModifiedUtc, op, value),
        ContentColumn.PublishedUtc => Instant(x => x.PublishedUtc, op, value),
        ContentColumn.Published => Integer(x => x.Published, op, value is true ? 1 : 0),
        ContentColumn.Latest => Integer(x => x.Latest, op, value is true ? 1 : 0),
        ContentColumn.ListOrder => Integer(x => x.ListOrder, op, value is null ? 0 : Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)),
        ContentColumn.DisplayText => Text(x => x.DisplayTextFolded, op, TextFolding.Fold((string?)value)),
        ContentColumn.Author => Text(x => x.AuthorFolded, op, TextFolding.Fold((string?)value)),
        ContentColumn.Path => Text(x => x.PathFolded, op, TextFolding.Fold((string?)value)),
        ContentColumn.Owner => Text(x => x.Owner, op, (string?)value),
        ContentColumn.Culture => Text(x => x.Culture, op, (string?)value),
        ContentColumn.LocalizationSet => Text(x => x.LocalizationSet, op, (string?)value),
        ContentColumn.ListContentItemId => Text(x => x.ListContentItemId, op, (string?)value),
        ContentColumn.ContentItemId => Text(x => x.ContentItemId, op, (string?)value),
        ContentColumn.ContentItemVersionId => Text(x => x.ContentItemVersionId, op, (string?)value),
        ContentColumn.ContentType => Text(x => x.ContentType, op, (string?)value),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "An unknown column."),
    };

    private static Predicate Text(Expression<Func<ContentIndexRecord, string?>> column, FilterOperator op, string? value)
    {
        Expression<Func<string?, bool>> comparison = op switch
        {
            FilterOperator.Equal => text => text == value,
            FilterOperator.Contains when value is not null => text => text != null && text.Contains(value),
            FilterOperator.StartsWith when value is not null => text => text != null && text.StartsWith(value),
            FilterOperator.EndsWith when value is not null => text => text != null && text.EndsWith(value),
            FilterOperator.Contains or FilterOperator.StartsWith or FilterOperator.EndsWith => _ => false,
            _ => throw FieldComparisons.Unsuited(op, "text"),
        };
        return Predicates.Compose(column, comparison);
    }

    private static Predicate Instant(Expression<Func<ContentIndexRecord, DateTime?>> column, FilterOperator op, object? boxed)
    {
        DateTime? value = boxed is DateTime instant ? UtcMicroseconds.Truncate(instant) : null;
        Expression<Func<DateTime?, bool>> comparison = op switch
        {
            FilterOperator.Equal => date => date == value,
            FilterOperator.Greater => date => date > value,
            FilterOperator.GreaterOrEqual => date => date >= value,
            FilterOperator.Less => date => date < value,
            FilterOperator.LessOrEqual => date => date <= value,
            _ => throw FieldComparisons.Unsuited(op, "a date"),
        };
        return Predicates.Compose(column, comparison);
    }

    private static Predicate Integer(Expression<Func<ContentIndexRecord, int>> column, FilterOperator op, int value)
    {
        Expression<Func<int, bool>> comparison = op switch
        {
            FilterOperator.Equal => number => number == value,
            FilterOperator.Greater => number => number > value,
            FilterOperator.GreaterOrEqual => number => number >= value,
            FilterOperator.Less => number => number < value,
            FilterOperator.LessOrEqual => number => number <= value,
            _ => throw FieldComparisons.Unsuited(op, "a number"),
        };
        return Predicates.Compose(column, comparison);
    }
}
