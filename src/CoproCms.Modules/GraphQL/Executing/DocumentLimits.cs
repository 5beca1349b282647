using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace CoproCms.GraphQL.Executing;

/// <summary>Refuses documents that would cost too much to check or to answer.</summary>
internal sealed class DocumentLimits(GraphQLSettings settings)
{
    /// <summary>What can be told before validation, whose rules are slow for hostile documents.</summary>
    public ExecutionError? Check(GraphQLDocument document)
    {
        var size = new Size();
        var fragments = document.Definitions.OfType<GraphQLFragmentDefinition>().DistinctBy(f => f.FragmentName.Name.StringValue)
            .ToDictionary(f => f.FragmentName.Name.StringValue);
        foreach (var definition in document.Definitions.OfType<GraphQLExecutableDefinition>())
            Count(definition.SelectionSet, size);
        if (size.Fields > settings.MaxFields)
            return Error("TOO_MANY_FIELDS", $"The document asks for {size.Fields} fields; at most {settings.MaxFields} are allowed. Ask in several requests.");
        if (size.Aliases > settings.MaxAliases)
            return Error("TOO_MANY_ALIASES", $"The document has {size.Aliases} aliases; at most {settings.MaxAliases} are allowed. Ask in several requests.");
        var depths = new Dictionary<string, int>();
        var depth = document.Definitions.OfType<GraphQLOperationDefinition>().Select(o => Depth(o.SelectionSet, fragments, depths)).DefaultIfEmpty().Max();
        return depth > settings.MaxDepth
            ? Error("MAX_DEPTH_EXCEEDED", $"The document is {depth} selections deep; at most {settings.MaxDepth} are allowed. Ask for the inner items by their ids.")
            : null;
    }

    /// <summary>How many fields the answer of a valid document may come to.</summary>
    public ExecutionError? CheckComplexity(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, Inputs variables)
    {
        var complexity = new Complexity(schema, document, settings, variables).Of(operation);
        return complexity > settings.MaxComplexity
            ? Error("MAX_COMPLEXITY_EXCEEDED",
                $"The answer may come to {complexity:0} fields; at most {settings.MaxComplexity} are allowed. Ask for fewer members of lists with 'first'.")
            : null;
    }

    private static CodedError Error(string code, string message) => new(code, message);

    private static void Count(GraphQLSelectionSet? selections, Size size)
    {
        foreach (var selection in selections?.Selections ?? [])
        {
            if (selection is GraphQLField field)
            {
                size.Fields++;
                size.Aliases += field.Alias is null ? 0 : 1;
            }

            if (selection is IHasSelectionSetNode nested)
                Count(nested.SelectionSet, size);
        }
    }

    private static int Depth(GraphQLSelectionSet? selections, Dictionary<string, GraphQLFragmentDefinition> fragments, Dictionary<string, int> known)
    {
        var deepest = 0;
        foreach (var selection in selections?.Selections ?? [])
        {
            deepest = Math.Max(deepest, selection switch
            {
                GraphQLField field => 1 + Depth(field.SelectionSet, fragments, known),
                GraphQLInlineFragment inline => Depth(inline.SelectionSet, fragments, known),
                GraphQLFragmentSpread spread => FragmentDepth(spread.FragmentName.Name.StringValue, fragments, known),
                _ => 0,
            });
        }

        return deepest;
    }

    // A fragment inside itself counts nothing here: validation names that fault.
    private static int FragmentDepth(string name, Dictionary<string, GraphQLFragmentDefinition> fragments, Dictionary<string, int> known)
    {
        if (known.TryGetValue(name, out var depth) || !fragments.TryGetValue(name, out var fragment))
            return depth;
        known[name] = 0;
        return known[name] = Depth(fragment.SelectionSet, fragments, known);
    }

    private sealed class Size
    {
        public int Fields { get; set; }
        public int Aliases { get; set; }
    }
}

/// <summary>An error with a code of ours.</summary>
internal sealed class CodedError : ExecutionError
{
    public CodedError(string code, string message)
        : base(message)
    {
        Code = code;
    }
}
