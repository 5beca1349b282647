using CoproCms.GraphQL.Building;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace CoproCms.GraphQL.Executing;

/// <summary>Estimates the number of fields of an answer: a list counts its members' fields as often as it may have members.</summary>
internal sealed class Complexity(ISchema schema, GraphQLDocument document, GraphQLSettings settings, Variables variables)
{
    private readonly Dictionary<string, double> _fragments = [];

    public double Of(GraphQLOperationDefinition operation) => Of(operation.SelectionSet, operation.Operation == OperationType.Mutation ? schema.Mutation : schema.Query);

    private double Of(GraphQLSelectionSet? selections, IGraphType? parent) => (selections?.Selections ?? []).Sum(selection => selection switch
    {
        GraphQLField field => Of(field, parent),
        GraphQLInlineFragment inline => Of(inline.SelectionSet, inline.TypeCondition is { } condition ? schema.AllTypes[condition.Type.Name.Value] : parent),
        GraphQLFragmentSpread spread => OfFragment(spread.FragmentName.Name.StringValue),
        _ => 0,
    });

    private double Of(GraphQLField field, IGraphType? parent)
    {
        var definition = (parent as IComplexGraphType)?.GetField(field.Name.Value);
        var type = definition?.ResolvedType;
        if (type is NonNullGraphType { ResolvedType: var inner })
            type = inner;
        // A connection counts for as many as its page may hold; the lists inside it are that page.
        var times = definition is ContentConnectionField || (type is ListGraphType && definition is not PageItemsField) ? Members(field, parent) : 1;
        return 1 + times * Of(field.SelectionSet, type?.GetNamedType());
    }

    private double OfFragment(string name)
    {
        if (_fragments.TryGetValue(name, out var known))
            return known;
        var fragment = document.Definitions.OfType<GraphQLFragmentDefinition>().FirstOrDefault(f => f.FragmentName.Name == name);
        return _fragments[name] = fragment is null ? 0 : Of(fragment.SelectionSet, schema.AllTypes[fragment.TypeCondition.Type.Name.Value]);
    }

    private double Members(GraphQLField field, IGraphType? parent)
    {
        var limit = Argument(field, "first") ?? Argument(field, "last");
        if (limit is > 0)
            return Math.Min(limit.Value, settings.MaxNumberOfResults);
        return parent == schema.Query ? settings.DefaultNumberOfResults : settings.FieldImpact;
    }

    private double? Argument(GraphQLField field, string name) => field.Arguments?.FirstOrDefault(a => a.Name == name)?.Value switch
    {
        GraphQLIntValue value => double.TryParse(value.Value.Span, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null,
        GraphQLVariable variable => variables.ValueFor(variable.Name, out var value) && value.Value is int number ? number : null,
        _ => null,
    };
}
