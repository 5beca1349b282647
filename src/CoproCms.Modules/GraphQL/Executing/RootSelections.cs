using GraphQLParser;
using GraphQLParser.AST;

namespace CoproCms.GraphQL.Executing;

/// <summary>The fields that an operation asks of the root, through whatever fragments.</summary>
internal static class RootSelections
{
    public static IEnumerable<GraphQLField> Of(GraphQLDocument document, GraphQLOperationDefinition operation) => Of(document, operation.SelectionSet, []);

    // Each fragment once: spreads of spreads multiply.
    private static IEnumerable<GraphQLField> Of(GraphQLDocument document, GraphQLSelectionSet selections, HashSet<string> visited) =>
        selections.Selections.SelectMany(selection => selection switch
        {
            GraphQLField field => [field],
            GraphQLInlineFragment inline => Of(document, inline.SelectionSet, visited),
            GraphQLFragmentSpread spread when visited.Add(spread.FragmentName.Name.StringValue)
                && document.FindFragmentDefinition(spread.FragmentName.Name.Value) is { } fragment => Of(document, fragment.SelectionSet, visited),
            _ => [],
        });
}
