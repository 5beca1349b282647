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
        var written = new WrittenSize(document);
        if (written.Fragments > settings.MaxFragments)
            return Error("TOO_MANY_FRAGMENTS", $"The document defines {written.Fragments} fragments; at most {settings.MaxFragments} are allowed.");
        if (written.Aliases > settings.MaxAliases)
            return Error("TOO_MANY_ALIASES", $"The document has {written.Aliases} aliases; at most {settings.MaxAliases} are allowed. Ask in several requests.");
        if (written.Directives > settings.MaxDirectives)
            return Error("TOO_MANY_DIRECTIVES", $"The document has {written.Directives} directives; at most {settings.MaxDirectives} are allowed.");
        if (written.DirectivesAtOnePlace > settings.MaxDirectivesPerLocation)
            return Error("TOO_MANY_DIRECTIVES", $"The document has {written.DirectivesAtOnePlace} directives at one place; at most {settings.MaxDirectivesPerLocation} are allowed.");
        return CheckSpread(document, written.Fields);
    }

    /// <summary>How many mutations a valid document runs: fields that are written twice under one name run once.</summary>
    public ExecutionError? CheckMutations(GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        if (operation.Operation != OperationType.Mutation)
            return null;
        var count = RootSelections.Of(document, operation).Select(f => (f.Alias?.Name ?? f.Name).StringValue).Distinct().Count();
        return count > settings.MaxMutations
            ? Error("TOO_MANY_MUTATIONS", $"The document has {count} mutations; at most {settings.MaxMutations} are allowed. Send several requests.")
            : null;
    }

    /// <summary>How many fields the answer of a valid document may come to.</summary>
    public ExecutionError? CheckComplexity(ISchema schema, GraphQLDocument document, GraphQLOperationDefinition operation, Variables variables)
    {
        var complexity = new Complexity(schema, document, settings, variables).Of(operation);
        return complexity > settings.MaxComplexity
            ? Error("MAX_COMPLEXITY_EXCEEDED",
                $"The answer may come to {complexity:0} fields; at most {settings.MaxComplexity} are allowed. Ask for fewer members of lists with 'first'.")
            : null;
    }

    public CodedError TooDeep() =>
        Error("MAX_DEPTH_EXCEEDED", $"The document is nested too deeply; at most {settings.MaxDepth} selections are allowed.");

    private CodedError? CheckSpread(GraphQLDocument document, int writtenFields)
    {
        var spread = new SpreadSize(document);
        SelectionSize[] operations = [.. document.Definitions.OfType<GraphQLOperationDefinition>().Select(o => spread.Of(o.SelectionSet))];
        if (spread.IsTooDeep)
            return TooDeep();
        var fields = operations.Select(o => o.Fields).Append(writtenFields).Max();
        if (fields > settings.MaxFields)
            return Error("TOO_MANY_FIELDS", $"The document asks for {fields} fields; at most {settings.MaxFields} are allowed. Ask in several requests.");
        var roots = operations.Select(o => o.Roots).DefaultIfEmpty().Max();
        if (roots > settings.MaxRootFields)
            return Error("TOO_MANY_ROOT_FIELDS", $"The document asks for {roots} fields at its root; at most {settings.MaxRootFields} are allowed. Ask in several requests.");
        var depth = operations.Select(o => o.Depth).DefaultIfEmpty().Max();
        return depth > settings.MaxDepth
            ? Error("MAX_DEPTH_EXCEEDED", $"The document is {depth} selections deep; at most {settings.MaxDepth} are allowed. Ask for the inner items by their ids.")
            : null;
    }

    private static CodedError Error(string code, string message) => new(code, message);
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
