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
        return [.. WrittenNames(context, context.FieldAst.Arguments?.ValueFor(Argument)).Concat(parsed.Keys).Distinct()
            .Where(name => parsed.TryGetValue(name, out var direction) && direction is bool)
            .Select(name => ((SortField)type.GetField(name)!).Sort((bool)parsed[name]!))];
    }

    private static IEnumerable<string> WrittenNames(IResolveFieldContext context, GraphQLValue? value) => value switch
    {
        GraphQLObjectValue written => written.Fields?.Select(f => f.Name.StringValue) ?? [],
        GraphQLVariable variable => VariableNames(context, variable.Name.StringValue),
        _ => [],
    };

    private static IEnumerable<string> VariableNames(IResolveFieldContext context, string name) =>
        context.Query().Variables.TryGetValue(name, out var sent)
            ? (sent as IDictionary<string, object?>)?.Keys ?? []
            : WrittenNames(context, context.Operation.Variables?.FirstOrDefault(v => v.Variable.Name == name)?.DefaultValue);

    private static GraphQLValue? ValueFor(this GraphQLArguments arguments, string name) => arguments.FirstOrDefault(a => a.Name == name)?.Value;
}
