using System.Collections;
using CoproCms.Content.Filtering;
using CoproCms.Fields;
using CoproCms.GraphQL.Building;
using GraphQL.Types;

namespace CoproCms.GraphQL.Executing;

/// <summary>
/// Turns a where input into a filter, with Orchard Core's logic: the members of one object are joined by AND; OR joins all conditions of all its
/// members flatly, so that <c>OR: [{a, b}]</c> is a or b; NOT negates all of its members taken together.
/// </summary>
internal static class WhereReader
{
    private static readonly ContentFilter Never = new ContentFilter.Not(new ContentFilter.And());

    public static ContentFilter? Read(IGraphType type, IDictionary<string, object?>? values)
    {
        if (values is null)
            return null;
        ContentFilter[] conditions = [.. Conditions((InputObjectGraphType)type, values, null)];
        return conditions switch
        {
            [] => null,
            [var only] => only,
            _ => new ContentFilter.And([.. conditions]),
        };
    }

    private static IEnumerable<ContentFilter> Conditions(InputObjectGraphType type, IDictionary<string, object?> values, string? part)
    {
        foreach (var (name, value) in values)
        {
            switch (type.GetField(name))
            {
                case ConditionField condition:
                    yield return Condition(condition, value, part);
                    break;
                case PartConditionsField conditions when value is IDictionary<string, object?> nested:
                    foreach (var inner in Conditions((InputObjectGraphType)conditions.ResolvedType!, nested, conditions.Part))
                        yield return inner;
                    break;
                case not null when value is IEnumerable members:
                    yield return Logic(name, [.. members.OfType<IDictionary<string, object?>>().Select(m => Conditions(type, m, part).ToArray())]);
                    break;
            }
        }
    }

    private static ContentFilter Logic(string name, ContentFilter[][] members)
    {
        ContentFilter all = new ContentFilter.And([.. members.SelectMany(m => m)]);
        return name switch
        {
            "OR" => new ContentFilter.Or([.. members.SelectMany(m => m)]),
            "NOT" => new ContentFilter.Not(all),
            _ => all,
        };
    }

    private static ContentFilter Condition(ConditionField condition, object? value, string? part)
    {
        var op = condition.Operator;
        if (value is null && op is not (FilterOperator.Equal or FilterOperator.NotEqual or FilterOperator.In or FilterOperator.NotIn))
            return op is FilterOperator.NotContains or FilterOperator.NotStartsWith or FilterOperator.NotEndsWith ? new ContentFilter.And() : Never;
        var comparand = ConditionOperators.TakesList(op)
            ? (value as IEnumerable)?.Cast<object?>().Select(v => Comparand(condition.Kind, v)).ToArray()
            : Comparand(condition.Kind, value);
        var target = condition.Target;
        return target.Column is { } column
            ? new ContentFilter.Column(column, op, comparand)
            : new ContentFilter.Field(target.Part ?? part!, target.Member!, op, comparand);
    }

    // The index keeps times of day as seconds.
    private static object? Comparand(ScalarKind kind, object? value) => (kind, value) switch
    {
        (ScalarKind.TimeSpan, TimeSpan time) => (decimal)time.TotalSeconds,
        (ScalarKind.Id, { } id) => id.ToString(),
        _ => value,
    };
}
