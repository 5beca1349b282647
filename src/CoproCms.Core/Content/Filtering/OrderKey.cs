using System.Linq.Expressions;
using System.Text.Json;
using CoproCms.Indexing;
using Predicate = System.Linq.Expressions.Expression<System.Func<CoproCms.Indexing.ContentIndexRecord, bool>>;

namespace CoproCms.Content.Filtering;

/// <summary>One key of an order: how it sorts, and how it compares with the value that a cursor kept of a row.</summary>
internal abstract class OrderKey(bool descending)
{
    protected bool Descending { get; } = descending;

    /// <summary>The row's value, boxed.</summary>
    public abstract Expression Value(ParameterExpression row);

    /// <summary>Sorts what holds an index row, after the keys that sort it already.</summary>
    public abstract IOrderedQueryable<T> Sort<T>(IQueryable<T> rows, IOrderedQueryable<T>? sorted, Expression<Func<T, ContentIndexRecord>> row, bool backwards);

    public abstract Predicate Same(object value);

    /// <summary>True for rows whose value comes after the given one in the order, or before it when read backwards.</summary>
    public abstract Predicate Beyond(object value, bool backwards, bool orSame);

    /// <returns>The value that a cursor wrote, null when it cannot be one of this key.</returns>
    public abstract object? Read(JsonElement written);
}

/// <param name="key">Never null: databases disagree on where nulls stand.</param>
/// <param name="descending">Whether the greatest comes first.</param>
internal sealed class OrderKey<T>(Expression<Func<ContentIndexRecord, T>> key, bool descending) : OrderKey(descending) where T : notnull
{
    public override Expression Value(ParameterExpression row) => Expression.Convert(Predicates.Rebase(key, row), typeof(object));

    public override IOrderedQueryable<TRow> Sort<TRow>(
        IQueryable<TRow> rows, IOrderedQueryable<TRow>? sorted, Expression<Func<TRow, ContentIndexRecord>> row, bool backwards)
    {
        var by = Predicates.Compose(row, key);
        return (sorted, Descending != backwards) switch
        {
            (null, false) => rows.OrderBy(by),
            (null, true) => rows.OrderByDescending(by),
            (_, false) => sorted.ThenBy(by),
            _ => sorted.ThenByDescending(by),
        };
    }

    public override Predicate Same(object value) => Compare(ExpressionType.Equal, (T)value);

    public override Predicate Beyond(object value, bool backwards, bool orSame) => Compare(
        (Descending != backwards, orSame) switch
        {
            (false, false) => ExpressionType.GreaterThan,
            (false, true) => ExpressionType.GreaterThanOrEqual,
            (true, false) => ExpressionType.LessThan,
            _ => ExpressionType.LessThanOrEqual,
        },
        (T)value);

    public override object? Read(JsonElement written) => default(T) switch
    {
        DateTime => written.TryGetInt64Safely(out var ticks) && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, DateTimeKind.Utc) : null,
        double => written.ValueKind == JsonValueKind.Number && written.TryGetDouble(out var number) && double.IsFinite(number) ? number : null,
        long => written.TryGetInt64Safely(out var whole) ? whole : null,
        int => written.TryGetInt64Safely(out var whole) && whole is >= int.MinValue and <= int.MaxValue ? (int)whole : null,
        _ => written.ValueKind == JsonValueKind.String && written.GetString() is { } text && !text.Contains('\0', StringComparison.Ordinal) ? text : null,
    };

    private Predicate Compare(ExpressionType comparison, T value)
    {
        // A captured variable becomes a parameter, so that pages share one SQL command.
        Expression<Func<T>> captured = () => value;
        Expression body = typeof(T) == typeof(string) && comparison != ExpressionType.Equal
            ? Expression.MakeBinary(comparison, Expression.Call(typeof(string), nameof(string.Compare), null, key.Body, captured.Body), Expression.Constant(0))
            : Expression.MakeBinary(comparison, key.Body, captured.Body);
        return Expression.Lambda<Func<ContentIndexRecord, bool>>(body, key.Parameters);
    }
}

internal static class WrittenNumbers
{
    public static bool TryGetInt64Safely(this JsonElement written, out long number)
    {
        number = 0;
        return written.ValueKind == JsonValueKind.Number && written.TryGetInt64(out number);
    }
}
