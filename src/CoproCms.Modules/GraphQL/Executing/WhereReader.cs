using System.Collections;
using CoproCms.Content.Filtering;
using CoproCms.Fields;
using CoproCms.GraphQL.Building;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.GraphQL.Executing;

/// <summary>
/// Turns a where input into a filter, with Orchard Core's logic: the members of one object are joined by AND; OR joins all conditions of all its
/// members flatly, so that <c>OR: [{a, b}]</c> is a or b; NOT negates all of its members taken together.
/// </summary>
internal sealed class WhereReader(IServiceProvider services, CancellationToken cancellationToken)
{
    /// <summary>Most conditions in one filter: each is a term of the SQL command, and is twice as many in each further relation that it stands in.</summary>
    public const int MaximumConditions = 200;

    /// <summary>Most values in all lists of one filter.</summary>
    public const int MaximumValues = 2_000;

    private static readonly ContentFilter Never = new ContentFilter.Not(new ContentFilter.And());

    private int _conditions;
    private int _values;
    private int _relations;

    /// <summary>The filter in the argument <c>where</c>, null when there is none.</summary>
    public static async ValueTask<ContentFilter?> ReadAsync(IResolveFieldContext context)
    {
        const string Argument = "where";
        if (context.GetArgument<IDictionary<string, object?>?>(Argument) is not { } values)
            return null;
        var type = (InputObjectGraphType)context.FieldDefinition.Arguments!.Find(Argument)!.ResolvedType!;
        return await new WhereReader(context.Query().Services, context.CancellationToken).ReadAsync(type, values);
    }

    private async ValueTask<ContentFilter?> ReadAsync(InputObjectGraphType type, IDictionary<string, object?> values) =>
        await ConditionsAsync(type, values, default) switch
        {
            [] => null,
            [var only] => only,
            var conditions => new ContentFilter.And([.. conditions]),
        };

    private async ValueTask<List<ContentFilter>> ConditionsAsync(InputObjectGraphType type, IDictionary<string, object?> values, ConditionPlace place)
    {
        var conditions = new List<ContentFilter>();
        foreach (var (name, value) in values)
        {
            switch (type.GetField(name))
            {
                case ConditionField condition:
                    conditions.Add(Condition(condition, value, place));
                    break;
                case PlaceField inner when value is IDictionary<string, object?> nested:
                    conditions.AddRange(await ConditionsAsync((InputObjectGraphType)inner.ResolvedType!, nested, inner.In(place)));
                    break;
                case TermsField terms when value is IDictionary<string, object?> nested:
                    conditions.AddRange(await TermsAsync(terms.Target.PartIn(place), terms.Target.Member!, nested));
                    break;
                case PickedField picked when value is IDictionary<string, object?> nested:
                    conditions.Add(await PickedAsync(picked, nested, place));
                    break;
                case PickedByField picked when value is IDictionary<string, object?> nested:
                    conditions.Add(new ContentFilter.PickedBy(
                        picked.Edge.Part, picked.Edge.Field, picked.Edge.Source, await RelatedAsync((InputObjectGraphType)picked.ResolvedType!, nested)));
                    break;
                case not null and not PlaceField when value is IEnumerable members:
                    conditions.Add(await LogicAsync(name, type, members.OfType<IDictionary<string, object?>>(), place));
                    break;
            }
        }

        return conditions;
    }

    private async ValueTask<ContentFilter> LogicAsync(
        string name, InputObjectGraphType type, IEnumerable<IDictionary<string, object?>> members, ConditionPlace place)
    {
        var conditions = new List<ContentFilter>();
        foreach (var member in members)
            conditions.AddRange(await ConditionsAsync(type, member, place));
        return name switch
        {
            "OR" => new ContentFilter.Or([.. conditions]),
            "NOT" => new ContentFilter.Not(new ContentFilter.And([.. conditions])),
            _ => new ContentFilter.And([.. conditions]),
        };
    }

    private async ValueTask<ContentFilter> PickedAsync(PickedField picked, IDictionary<string, object?> values, ConditionPlace place)
    {
        var target = await RelatedAsync((InputObjectGraphType)picked.ResolvedType!, values);
        var some = new ContentFilter.Picks(picked.Target.PartIn(place), picked.Target.Member!, [.. picked.Types], target);
        return picked.Negative ? new ContentFilter.Not(some) : some;
    }

    // The SQL of a relation names its items twice: as they are, and by their translations.
    private async ValueTask<ContentFilter?> RelatedAsync(InputObjectGraphType type, IDictionary<string, object?> values)
    {
        Count(0);
        _relations++;
        var filter = await ReadAsync(type, values);
        _relations--;
        return filter;
    }

    private async ValueTask<List<ContentFilter>> TermsAsync(string part, string field, IDictionary<string, object?> values)
    {
        var below = values.TryGetValue(TermConditions.Descendants, out var flag) && flag is true;
        var conditions = new List<ContentFilter>();
        foreach (var (name, value) in values)
        {
            if (name == TermConditions.Descendants)
                continue;
            string[] ids = [.. (value as IEnumerable)?.Cast<object?>().OfType<object>().Select(v => v.ToString()!) ?? []];
            Count(ids.Length);
            conditions.Add((name, value) switch
            {
                (TermConditions.Term, null) => new ContentFilter.Not(new ContentFilter.PointsAnywhere(part, field)),
                (TermConditions.Term, var id) => await HasAsync([id!.ToString()!]),
                (TermConditions.In, _) => await HasAsync(ids),
                (TermConditions.NotIn, _) => new ContentFilter.Not(await HasAsync(ids)),
                _ => new ContentFilter.And([.. await Task.WhenAll(ids.Select(async id => await HasAsync([id])))]),
            });
        }

        return conditions;

        async ValueTask<ContentFilter> HasAsync(string[] terms) => new ContentFilter.PointsTo(
            part, field, below ? [.. await services.GetRequiredService<TranslatedReferences>().RelatedAsync("under", terms, cancellationToken)] : [.. terms]);
    }

    private ContentFilter Condition(ConditionField condition, object? value, ConditionPlace place)
    {
        var op = condition.Operator;
        if (value is null && op is not (FilterOperator.Equal or FilterOperator.NotEqual or FilterOperator.In or FilterOperator.NotIn))
            return op is FilterOperator.NotContains or FilterOperator.NotStartsWith or FilterOperator.NotEndsWith ? new ContentFilter.And() : Never;
        var comparand = ConditionOperators.TakesList(op)
            ? (value as IEnumerable)?.Cast<object?>().Select(v => Comparand(condition.Kind, v)).ToArray()
            : Comparand(condition.Kind, value);
        Count(comparand is Array list ? list.Length : 0);
        var target = condition.Target;
        return target.Column is { } column
            ? new ContentFilter.Column(column, op, comparand)
            : new ContentFilter.Field(target.PartIn(place), target.MemberIn(place), op, comparand);
    }

    private void Count(int values)
    {
        if ((_conditions += 1 << _relations) > MaximumConditions || (_values += values) > MaximumValues)
            throw new CodedError("TOO_MANY_CONDITIONS", $"'where' may have {MaximumConditions} conditions with {MaximumValues} values in lists at most; a condition inside a relation counts twice, and twice again in each relation below. Ask in several requests.");
    }

    // The index keeps times of day as seconds.
    private static object? Comparand(ScalarKind kind, object? value) => (kind, value) switch
    {
        (ScalarKind.TimeSpan, TimeSpan time) => (decimal)time.TotalSeconds,
        (ScalarKind.Id, { } id) => id.ToString(),
        _ => value,
    };
}
