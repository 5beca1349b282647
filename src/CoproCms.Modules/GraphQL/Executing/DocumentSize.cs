using GraphQLParser.AST;

namespace CoproCms.GraphQL.Executing;

/// <summary>What stands in a document, whatever it means.</summary>
internal sealed class WrittenSize
{
    public WrittenSize(GraphQLDocument document)
    {
        foreach (var definition in document.Definitions.OfType<GraphQLExecutableDefinition>())
        {
            Fragments += definition is GraphQLFragmentDefinition ? 1 : 0;
            Count(definition.Directives);
            foreach (var variable in (definition as GraphQLOperationDefinition)?.Variables?.Items ?? [])
                Count(variable.Directives);
            Count(definition.SelectionSet);
        }
    }

    public int Fields { get; private set; }

    public int Aliases { get; private set; }

    public int Fragments { get; }

    public int Directives { get; private set; }

    public int DirectivesAtOnePlace { get; private set; }

    private void Count(GraphQLSelectionSet? selections)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            Count((selection as IHasDirectivesNode)?.Directives);
            if (selection is GraphQLField field)
            {
                Fields++;
                Aliases += field.Alias is null ? 0 : 1;
            }

            Count((selection as IHasSelectionSetNode)?.SelectionSet);
        }
    }

    private void Count(GraphQLDirectives? directives)
    {
        var count = directives?.Count ?? 0;
        Directives += count;
        DirectivesAtOnePlace = Math.Max(DirectivesAtOnePlace, count);
    }
}

/// <summary>What a selection comes to with its fragments in their places. A spread counts as a field, so that spreads of nothing are bounded too.</summary>
internal readonly record struct SelectionSize(long Fields, long Roots, int Depth);

/// <summary>Measures selections of a document; each fragment once, as spreads of spreads multiply.</summary>
internal sealed class SpreadSize(GraphQLDocument document)
{
    // No limit is near it, and sums of it do not overflow.
    private const long Huge = 1_000_000_000;

    // A chain of fragments nests deeper than the parser lets any of them; what walks through it later does so on the stack.
    private const int DeepestNesting = 400;

    private readonly Dictionary<string, SelectionSize> _known = [];
    private readonly Dictionary<string, GraphQLFragmentDefinition> _fragments = document.Definitions.OfType<GraphQLFragmentDefinition>()
        .DistinctBy(f => f.FragmentName.Name.StringValue).ToDictionary(f => f.FragmentName.Name.StringValue);
    private int _nesting;

    /// <summary>Whether something was not measured as it is nested too deeply.</summary>
    public bool IsTooDeep { get; private set; }

    public SelectionSize Of(GraphQLSelectionSet? selections)
    {
        if (_nesting == DeepestNesting)
        {
            IsTooDeep = true;
            return default;
        }

        _nesting++;
        var size = Sum(selections);
        _nesting--;
        return size;
    }

    private SelectionSize Sum(GraphQLSelectionSet? selections)
    {
        var (fields, roots, depth) = (0L, 0L, 0);
        foreach (var selection in selections?.Selections ?? [])
        {
            var inner = selection switch
            {
                GraphQLField field => OfField(field),
                GraphQLFragmentSpread spread => OfFragment(spread.FragmentName.Name.StringValue),
                GraphQLInlineFragment inline => Of(inline.SelectionSet),
                _ => default,
            };
            fields = Math.Min(fields + inner.Fields, Huge);
            roots = Math.Min(roots + inner.Roots, Huge);
            depth = Math.Max(depth, inner.Depth);
        }

        return new(fields, roots, depth);
    }

    private SelectionSize OfField(GraphQLField field)
    {
        var (fields, _, depth) = Of(field.SelectionSet);
        return new(fields + 1, 1, depth + 1);
    }

    // A fragment inside itself counts nothing there: validation names that fault.
    private SelectionSize OfFragment(string name)
    {
        if (!_known.TryGetValue(name, out var size) && _fragments.TryGetValue(name, out var fragment))
        {
            _known[name] = default;
            size = _known[name] = Of(fragment.SelectionSet);
        }

        return size with { Fields = size.Fields + 1 };
    }
}
