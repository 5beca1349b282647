using System.Collections.Immutable;
using CoproCms.Content.Filtering;
using CoproCms.GraphQL.Building;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CoproCms.GraphQL.Executing;

/// <summary>
/// Reads sort keys in the order in which they were written. Parsed input objects stand in the order of the schema, so the order comes from the
/// document, or from the variables as they were sent; the directions come from the parsed values.
/// </summary>
internal static class OrderByReader
{
    private const string Argument = "orderBy";

    public static ImmutableArray<ContentSort> Read(IResolveFieldContext context)
    {
        if (context.GetArgument<IDictionary<string, object?>?>(Argument) is not { Count: > 0 } parsed)
            return [];
        var type = (InputObjectGraphType)context.FieldDefinition.Arguments!.Find(Argument)!.ResolvedType!;
        return [.. Sorts(context, type, parsed, Written(context, context.FieldAst.Arguments?.FirstOrDefault(a => a.Name == Argument)?.Value), default)];
    }

    private static IEnumerable<ContentSort> Sorts(
        IResolveFieldContext context, InputObjectGraphType type, IDictionary<string, object?> parsed, object? written, ConditionPlace place)
    {
        foreach (var name in Names(written).Concat(parsed.Keys).Distinct())
        {
            switch (type.GetField(name), parsed.TryGetValue(name, out var value) ? value : null)
            {
                case (SortField key, bool descending):
                    yield return key.Sort(place, descending);
                    break;
                case (PlaceField inner, IDictionary<string, object?> nested):
                    foreach (var key in Sorts(context, (InputObjectGraphType)inner.ResolvedType!, nested, Member(context, written, name), inner.In(place)))
                        yield return key;
                    break;
            }
        }
    }

    // An object of the document, or of the variables as they were sent.
    private static object? Written(IResolveFieldContext context, GraphQLValue? value)
    {
        if (value is not GraphQLVariable variable)
            return value;
        var name = variable.Name.StringValue;
        return context.Query().Variables.TryGetValue(name, out var sent)
            ? sent
            : context.Operation.Variables?.FirstOrDefault(v => v.Variable.Name == name)?.DefaultValue;
    }

    private static IEnumerable<string> Names(object? written) => written switch
    {
        GraphQLObjectValue value => value.Fields?.Select(f => f.Name.StringValue) ?? [],
        IDictionary<string, object?> sent => sent.Keys,
        _ => [],
    };

    private static object? Member(IResolveFieldContext context, object? written, string name) => written switch
    {
        GraphQLObjectValue value => Written(context, value.Fields?.FirstOrDefault(f => f.Name.StringValue == name)?.Value),
        IDictionary<string, object?> sent => sent.TryGetValue(name, out var member) ? member : null,
        _ => null,
    };
}
