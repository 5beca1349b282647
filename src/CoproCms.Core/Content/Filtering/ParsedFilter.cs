namespace CoproCms.Content.Filtering;

/// <summary>What the words of a filter mean where it is used.</summary>
/// <param name="Names">The names that may be compared.</param>
/// <param name="Argument">The value of a <c>$argument</c>: string, decimal, bool, DateTime, a list of them, or null.</param>
/// <param name="Now">The present instant, UTC.</param>
/// <param name="Related">Ids that count as the given ones: for <c>has</c> the translations of the items, for <c>under</c> the terms below them.</param>
public sealed record FilterScope(
    FilterNames Names, Func<string, object?> Argument, Func<DateTime> Now,
    Func<string, IReadOnlyList<string>, ValueTask<IReadOnlyList<string>>> Related);

/// <summary>A filter that was read without fault; bound to names and arguments each time it is used.</summary>
public sealed class ParsedFilter
{
    // Matches nothing: what compares with a value that cannot be.
    private static readonly ContentFilter Never = new ContentFilter.Column(ContentColumn.ContentItemId, FilterOperator.In, Array.Empty<string>());

    private readonly FilterSyntax? _syntax;

    internal ParsedFilter(FilterSyntax? syntax) => _syntax = syntax;

    /// <summary>The filter, null when it lets everything through. A condition whose argument is null or empty is left out.</summary>
    /// <exception cref="FilterException">A name is unknown, or an operator or literal does not suit it.</exception>
    public ValueTask<ContentFilter?> BindAsync(FilterScope scope) => _syntax is null ? new((ContentFilter?)null) : BindAsync(_syntax, scope);

    private static async ValueTask<ContentFilter?> BindAsync(FilterSyntax syntax, FilterScope scope)
    {
        switch (syntax)
        {
            case FilterSyntax.And and:
                return Join(await BindAsync(and.Left, scope), await BindAsync(and.Right, scope), (a, b) => new ContentFilter.And(a, b));
            case FilterSyntax.Or or:
                return Join(await BindAsync(or.Left, scope), await BindAsync(or.Right, scope), (a, b) => new ContentFilter.Or(a, b));
            case FilterSyntax.Not not:
                return await BindAsync(not.Inner, scope) is { } inner ? new ContentFilter.Not(inner) : null;
            default:
                return await BindAsync((FilterSyntax.Condition)syntax, scope);
        }
    }

    private static ContentFilter? Join(ContentFilter? left, ContentFilter? right, Func<ContentFilter, ContentFilter, ContentFilter> join) =>
        left is null ? right : right is null ? left : join(left, right);

    private static async ValueTask<ContentFilter?> BindAsync(FilterSyntax.Condition condition, FilterScope scope)
    {
        var name = scope.Names.Find(condition.Name);
        var values = Values(condition, scope).ToList();
        if (values.Count == 0)
            return null;
        if (FilterOperators.Find(condition.Operator.Text) is not { } op)
            return await ReferenceAsync(condition, name, values, scope);
        name.Require(op, condition.Operator);
        return Compare(condition, name, op, values);
    }

    private static async ValueTask<ContentFilter> ReferenceAsync(FilterSyntax.Condition condition, FilterName name, List<FilterValue> values, FilterScope scope)
    {
        if (name.Part is not { } part || !name.IsReference)
            throw new FilterException($"'{condition.Name.Text}' points to nothing; '{condition.Operator.Text}' is for pickers and terms", condition.Operator.Position);
        var ids = values.Select(v => v.Value as string ?? "").Where(id => id.Length > 0).ToList();
        var related = await scope.Related(condition.Operator.Text.ToLowerInvariant(), ids);
        return new ContentFilter.PointsTo(part, name.Field!, [.. related]);
    }

    private static ContentFilter Compare(FilterSyntax.Condition condition, FilterName name, FilterOperator op, List<FilterValue> values)
    {
        var converted = new List<object?>();
        foreach (var value in values)
        {
            if (name.TryConvert(value.Value, out var fitting))
                converted.Add(fitting);
            else if (!value.IsArgument)
                throw new FilterException($"'{value.Token.Text}' is no {name.KindName}, as '{condition.Name.Text}' is", value.Token.Position);
        }

        if (op == FilterOperator.In)
            return name.Compare(op, converted.ToArray());
        // What a visitor sent may be anything; nothing equals what cannot be.
        return converted.Count == 0 ? op == FilterOperator.NotEqual ? new ContentFilter.Not(Never) : Never : name.Compare(op, converted[0]);
    }

    private static IEnumerable<FilterValue> Values(FilterSyntax.Condition condition, FilterScope scope)
    {
        foreach (var token in condition.Values)
        {
            if (token.Kind != FilterTokenKind.Argument)
                yield return new(Literal(token, scope), token, false);
            else if (scope.Argument(token.Text) is System.Collections.IEnumerable and not string and var list)
            {
                foreach (var value in list.Cast<object?>().Where(v => v is not null and not ""))
                    yield return new(value, token, true);
            }
            else if (scope.Argument(token.Text) is { } value and not "")
                yield return new(value, token, true);
        }
    }

    private static object? Literal(FilterToken token, FilterScope scope) => token.Kind != FilterTokenKind.Name ? token.Value : token.Text switch
    {
        "true" => true,
        "false" => false,
        "now" => scope.Now(),
        _ => null,
    };

    private sealed record FilterValue(object? Value, FilterToken Token, bool IsArgument);
}
