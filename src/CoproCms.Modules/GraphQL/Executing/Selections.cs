using GraphQL;
using GraphQLParser.AST;

namespace CoproCms.GraphQL.Executing;

/// <summary>Looks ahead at what a document asks of a field.</summary>
internal static class Selections
{
    /// <summary>Whether the field's selections hold the path, directly or in fragments.</summary>
    public static bool Include(IResolveFieldContext context, params ReadOnlySpan<string> path) => Include(context.Document, context.FieldAst.SelectionSet, path);

    /// <summary>A whole number among the arguments, 0 when it is not given.</summary>
    public static int GetArgumentOrZero(this IResolveFieldContext context, string name) => context.GetArgument<int?>(name) ?? 0;

    private static bool Include(GraphQLDocument document, GraphQLSelectionSet? selections, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
            return true;
        foreach (var selection in selections?.Selections ?? [])
        {
            var found = selection switch
            {
                GraphQLField field => field.Name.Value == path[0] && Include(document, field.SelectionSet, path[1..]),
                GraphQLInlineFragment inline => Include(document, inline.SelectionSet, path),
                GraphQLFragmentSpread spread => Include(document, Fragment(document, spread)?.SelectionSet, path),
                _ => false,
            };
            if (found)
                return true;
        }

        return false;
    }

    private static GraphQLFragmentDefinition? Fragment(GraphQLDocument document, GraphQLFragmentSpread spread) =>
        document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(f => f.FragmentName.Name.Value == spread.FragmentName.Name.Value);
}
