using System.Globalization;
using CoproCms.Localization;

namespace CoproCms.Content.Filtering;

/// <summary>
/// Filters and orders items that are in memory, such as terms and the items of a bag, which no table lists. Knows the columns that every item has,
/// and gives the answers that the database would.
/// </summary>
public static class ItemMatcher
{
    /// <exception cref="NotSupportedException">The filter asks for more than columns.</exception>
    public static bool Matches(ContentItem item, ContentFilter filter) => filter switch
    {
        ContentFilter.And and => and.Filters.All(f => Matches(item, f)),
        ContentFilter.Or or => or.Filters.IsEmpty || or.Filters.Any(f => Matches(item, f)),
        ContentFilter.Not not => !Matches(item, not.Filter),
        ContentFilter.Column column => Matches(Value(item, column.Name), column),
        _ => throw new NotSupportedException("Items in memory are filtered by the columns that every item has."),
    };

    /// <summary>The items in the order of the keys, and in their own among equals.</summary>
    public static IEnumerable<ContentItem> Sort(IEnumerable<ContentItem> items, IEnumerable<ContentSort> keys)
    {
        IOrderedEnumerable<ContentItem>? sorted = null;
        foreach (var key in keys)
        {
            var column = key.Column ?? throw new NotSupportedException("Items in memory are ordered by the columns that every item has.");
            sorted = (sorted, key.Descending) switch
            {
                (null, false) => items.OrderBy(i => Key(i, column), StringComparer.Ordinal),
                (null, true) => items.OrderByDescending(i => Key(i, column), StringComparer.Ordinal),
                (_, false) => sorted.ThenBy(i => Key(i, column), StringComparer.Ordinal),
                _ => sorted.ThenByDescending(i => Key(i, column), StringComparer.Ordinal),
            };
        }

        return sorted ?? items;
    }

    private static bool Matches(object? value, ContentFilter.Column filter) => filter.Operator switch
    {
        FilterOperator.Equal => Same(value, filter),
        FilterOperator.NotEqual => !Same(value, filter),
        FilterOperator.In => OneOf(value, filter),
        FilterOperator.NotIn => !OneOf(value, filter),
        FilterOperator.Contains => Text(value, filter, (text, part) => text.Contains(part, StringComparison.Ordinal)),
        FilterOperator.NotContains => !Text(value, filter, (text, part) => text.Contains(part, StringComparison.Ordinal)),
        FilterOperator.StartsWith => Text(value, filter, (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        FilterOperator.NotStartsWith => !Text(value, filter, (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        FilterOperator.EndsWith => Text(value, filter, (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        FilterOperator.NotEndsWith => !Text(value, filter, (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        FilterOperator.Greater => Instant(value, filter) is > 0,
        FilterOperator.GreaterOrEqual => Instant(value, filter) is >= 0,
        FilterOperator.Less => Instant(value, filter) is < 0,
        _ => Instant(value, filter) is <= 0,
    };

    private static bool Same(object? value, ContentFilter.Column filter) => Equals(Plain(filter.Name, value), Plain(filter.Name, filter.Value));

    private static bool OneOf(object? value, ContentFilter.Column filter) =>
        filter.Value is Array values && values.Cast<object?>().Any(v => Same(value, filter with { Value = v }));

    private static bool Text(object? value, ContentFilter.Column filter, Func<string, string, bool> holds) =>
        Plain(filter.Name, value) is string text && Plain(filter.Name, filter.Value) is string part && holds(text, part);

    private static int? Instant(object? value, ContentFilter.Column filter) =>
        value is DateTime instant && filter.Value is DateTime other ? instant.CompareTo(Data.UtcMicroseconds.Truncate(other)) : null;

    // What the index keeps folded is compared without case.
    private static object? Plain(ContentColumn column, object? value) => (column, value) switch
    {
        (ContentColumn.DisplayText or ContentColumn.Author or ContentColumn.Path, string text) => TextFolding.Fold(text),
        (_, DateTime instant) => Data.UtcMicroseconds.Truncate(instant),
        _ => value,
    };

    private static object? Value(ContentItem item, ContentColumn column) => column switch
    {
        ContentColumn.ContentItemId => item.ContentItemId,
        ContentColumn.ContentItemVersionId => item.ContentItemVersionId,
        ContentColumn.ContentType => item.ContentType,
        ContentColumn.DisplayText => item.DisplayText,
        ContentColumn.CreatedUtc => item.CreatedUtc,
        ContentColumn.ModifiedUtc => item.ModifiedUtc,
        ContentColumn.PublishedUtc => item.PublishedUtc,
        ContentColumn.Owner => item.Owner,
        ContentColumn.Author => item.Author,
        ContentColumn.Published => item.Published,
        ContentColumn.Latest => item.Latest,
        ContentColumn.Culture => item.Culture,
        ContentColumn.LocalizationSet => item.LocalizationSet,
        ContentColumn.Path => item.Path,
        _ => null,
    };

    private static string Key(ContentItem item, ContentColumn column) => Value(item, column) switch
    {
        string text when column == ContentColumn.DisplayText => Localization.SortKey.Make(text, item.Culture),
        DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
        bool flag => flag ? "1" : "0",
        { } value => Plain(column, value)!.ToString()!,
        null => "",
    };
}
