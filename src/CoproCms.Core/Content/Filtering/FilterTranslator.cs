using System.Linq.Expressions;
using CoproCms.Data;
using CoproCms.Indexing;
using CoproCms.Localization;
using Predicate = System.Linq.Expressions.Expression<System.Func<CoproCms.Indexing.ContentIndexRecord, bool>>;

namespace CoproCms.Content.Filtering;

/// <summary>Turns a <see cref="ContentFilter"/> into SQL's words. Values become parameters; wildcards in them are plain characters.</summary>
/// <param name="db">The tables.</param>
/// <param name="live">The live items of the types (of all, when there are none) that the actor may see.</param>
internal sealed class FilterTranslator(CmsDbContext db, Func<IReadOnlyList<string>, IQueryable<ContentIndexRecord>> live)
{
    public Predicate Translate(ContentFilter filter) => filter switch
    {
        ContentFilter.And and => and.Filters.IsEmpty ? _ => true : Predicates.All([.. and.Filters.Select(Translate)], Predicates.And),
        ContentFilter.Or or => or.Filters.IsEmpty ? _ => true : Predicates.All([.. or.Filters.Select(Translate)], Predicates.Or),
        ContentFilter.Not not => Predicates.Not(Translate(not.Filter)),
        ContentFilter.Column column => TranslateColumn(column),
        ContentFilter.Field field => TranslateField(field),
        ContentFilter.PointsTo points => PointsTo(points.Part, points.Name, [.. points.TargetIds]),
        ContentFilter.PointsAnywhere points => PointsAnywhere(points.Part, points.Name),
        ContentFilter.Picks picks => Picks(picks),
        ContentFilter.PickedBy picked => PickedBy(picked),
        ContentFilter.PointedToBy pointed => PointedToBy(pointed.Part, pointed.Name, pointed.SourceId),
        ContentFilter.Mentions mentions => Mentions([.. mentions.TargetIds]),
        ContentFilter.HasLive => x => x.Published == 1 || db.ContentIndex.Any(live => live.ItemId == x.ItemId && live.Published == 1),
        ContentFilter.Keyed keyed => Keyed(keyed.VersionIds(db)),
        _ => throw new ArgumentOutOfRangeException(nameof(filter), filter, "An unknown kind of filter."),
    };

    private Predicate PointsTo(string part, string field, string[] ids) =>
        x => db.References.Any(r => r.VersionId == x.VersionId && r.Part == part && r.Field == field && ids.Contains(r.TargetId));

    private Predicate Mentions(string[] ids)
    {
        var versions = db.References.Where(r => ids.Contains(r.TargetId)).Select(r => r.VersionId);
        return x => versions.Contains(x.VersionId);
    }

    private static Predicate Keyed(IQueryable<long> versions) => x => versions.Contains(x.VersionId);

    private Predicate PointsAnywhere(string part, string field) =>
        x => db.References.Any(r => r.VersionId == x.VersionId && r.Part == part && r.Field == field);

    private Predicate Picks(ContentFilter.Picks filter)
    {
        var (part, field) = (filter.Part, filter.Name);
        var targets = Live(filter.Types, filter.Target);
        var ids = targets.Select(t => t.ContentItemId);
        var sets = targets.Where(t => t.LocalizationSet != null).Select(t => t.LocalizationSet);
        return x => db.References.Any(r => r.VersionId == x.VersionId && r.Part == part && r.Field == field
            && (ids.Contains(r.TargetId) || db.ContentIndex.Any(t => t.ContentItemId == r.TargetId && sets.Contains(t.LocalizationSet))));
    }

    private Predicate PickedBy(ContentFilter.PickedBy filter)
    {
        var (part, field) = (filter.Part, filter.Name);
        var targets = Live([filter.SourceType], filter.Source)
            .Join(db.References.Where(r => r.Part == part && r.Field == field), s => s.VersionId, r => r.VersionId, (_, r) => r.TargetId);
        var sets = db.ContentIndex.Where(t => t.LocalizationSet != null && targets.Contains(t.ContentItemId)).Select(t => t.LocalizationSet);
        return x => targets.Contains(x.ContentItemId) || sets.Contains(x.LocalizationSet);
    }

    private IQueryable<ContentIndexRecord> Live(IReadOnlyList<string> types, ContentFilter? filter) =>
        filter is null ? live(types) : live(types).Where(Translate(filter));

    private Predicate PointedToBy(string part, string field, string sourceId) =>
        x => db.References.Any(r => r.TargetId == x.ContentItemId && r.Part == part && r.Field == field
            && db.ContentIndex.Any(s => s.VersionId == r.VersionId && s.ContentItemId == sourceId && s.Published == 1));

    private static Predicate TranslateColumn(ContentFilter.Column filter)
    {
        if (Positive(filter.Operator) is { } positive)
            return Predicates.Not(TranslateColumn(filter with { Operator = positive }));
        if (filter.Operator == FilterOperator.In)
            return ColumnComparisons.OneOf(filter.Name, filter.Value as Array ?? Array.Empty<object>());
        return ColumnComparisons.Translate(filter.Name, filter.Operator, filter.Value);
    }

    private Predicate TranslateField(ContentFilter.Field filter)
    {
        var (part, name) = (filter.Part, filter.Name);
        if (Positive(filter.Operator) is { } positive)
            return Predicates.Not(TranslateField(filter with { Operator = positive }));
        if (filter.Operator == FilterOperator.In)
            return OneOf(filter, filter.Value as Array ?? Array.Empty<object>());
        if (filter.Value is null)
            return x => !db.FieldIndex.Any(f => f.VersionId == x.VersionId && f.Part == part && f.Field == name);
        return AnyRow(part, name, FieldComparisons.Translate(filter.Operator, filter.Value));
    }

    private Predicate OneOf(ContentFilter.Field filter, Array values)
    {
        Predicate[] either =
        [
            .. FieldComparisons.OneOf(values).Select(comparison => AnyRow(filter.Part, filter.Name, comparison)),
            .. Array.IndexOf(values, null) < 0 ? [] : new[] { TranslateField(filter with { Operator = FilterOperator.Equal, Value = null }) },
        ];
        return either.Length == 0 ? _ => false : Predicates.All(either, Predicates.Or);
    }

    private Predicate AnyRow(string part, string name, Expression<Func<FieldIndexRecord, bool>> value)
    {
        Expression<Func<ContentIndexRecord, IQueryable<FieldIndexRecord>>> rows =
            x => db.FieldIndex.Where(f => f.VersionId == x.VersionId && f.Part == part && f.Field == name);
        var any = Expression.Call(typeof(Queryable), nameof(Queryable.Any), [typeof(FieldIndexRecord)], rows.Body, Expression.Quote(value));
        return Expression.Lambda<Func<ContentIndexRecord, bool>>(any, rows.Parameters);
    }

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

    /// <summary>Comparisons with the values that are not null, few however many there are: databases limit how long a condition may be.</summary>
    public static IEnumerable<Expression<Func<FieldIndexRecord, bool>>> OneOf(Array values)
    {
        var texts = values.OfType<string>().ToList();
        string?[] keys = [.. texts.Where(t => TextFolding.Fold(t) == TextFolding.Key(t, FieldIndexRecord.KeyLength)).Select(t => TextFolding.Fold(t))];
        if (keys.Length > 0)
            yield return f => keys.Contains(f.TextKey) && f.TextFolded == null;
        foreach (var text in texts.Where(t => !keys.Contains(TextFolding.Fold(t))))
            yield return Text(FilterOperator.Equal, text);
        DateTime?[] instants = [.. values.OfType<DateTime>().Select(i => UtcMicroseconds.Truncate(i))];
        if (instants.Length > 0)
            yield return f => instants.Contains(f.Instant);
        int?[] flags = [.. values.OfType<bool>().Select(b => b ? 1 : 0)];
        if (flags.Length > 0)
            yield return f => flags.Contains(f.Flag);
        double?[] numbers = [.. values.OfType<IConvertible>().Where(v => v is not (string or DateTime or bool))
            .Select(v => Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture))];
        if (numbers.Length > 0)
            yield return f => numbers.Contains(f.Number);
    }

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
        ContentColumn.CreatedUtc or ContentColumn.ModifiedUtc or ContentColumn.PublishedUtc => Instant(Instants(column), op, value),
        ContentColumn.Published or ContentColumn.Latest => Integer(Integers(column), op, value is true ? 1 : 0),
        ContentColumn.ListOrder => Integer(Integers(column), op, value is null ? 0 : Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)),
        _ => Text(Texts(column), op, Written(column, value)),
    };

    /// <summary>One comparison however many values there are: databases limit how long a condition may be.</summary>
    public static Predicate OneOf(ContentColumn column, Array values)
    {
        if (column is ContentColumn.CreatedUtc or ContentColumn.ModifiedUtc or ContentColumn.PublishedUtc)
        {
            DateTime?[] instants = [.. values.Cast<object?>().Select(v => v is DateTime instant ? UtcMicroseconds.Truncate(instant) : (DateTime?)null)];
            return Predicates.Compose(Instants(column), date => instants.Contains(date));
        }

        if (column is ContentColumn.Published or ContentColumn.Latest or ContentColumn.ListOrder)
        {
            Predicate[] equal = [.. values.Cast<object?>().Select(v => Translate(column, FilterOperator.Equal, v))];
            return equal.Length == 0 ? _ => false : Predicates.All(equal, Predicates.Or);
        }

        string?[] texts = [.. values.Cast<object?>().Select(v => Written(column, v))];
        return Predicates.Compose(Texts(column), text => texts.Contains(text));
    }

    private static Expression<Func<ContentIndexRecord, DateTime?>> Instants(ContentColumn column) => column switch
    {
        ContentColumn.CreatedUtc => x => x.CreatedUtc,
        ContentColumn.ModifiedUtc => x => x.ModifiedUtc,
        _ => x => x.PublishedUtc,
    };

    private static Expression<Func<ContentIndexRecord, int>> Integers(ContentColumn column) => column switch
    {
        ContentColumn.Published => x => x.Published,
        ContentColumn.Latest => x => x.Latest,
        _ => x => x.ListOrder,
    };

    private static Expression<Func<ContentIndexRecord, string?>> Texts(ContentColumn column) => column switch
    {
        ContentColumn.DisplayText => x => x.DisplayTextFolded,
        ContentColumn.Author => x => x.AuthorFolded,
        ContentColumn.Path => x => x.PathFolded,
        ContentColumn.Owner => x => x.Owner,
        ContentColumn.Culture => x => x.Culture,
        ContentColumn.LocalizationSet => x => x.LocalizationSet,
        ContentColumn.ListContentItemId => x => x.ListContentItemId,
        ContentColumn.ContentItemId => x => x.ContentItemId,
        ContentColumn.ContentItemVersionId => x => x.ContentItemVersionId,
        ContentColumn.ContentType => x => x.ContentType,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "An unknown column."),
    };

    // Folded columns are compared with what is folded.
    private static string? Written(ContentColumn column, object? value) =>
        column is ContentColumn.DisplayText or ContentColumn.Author or ContentColumn.Path ? TextFolding.Fold((string?)value) : (string?)value;

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
