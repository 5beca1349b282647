using CoproCms.GraphQL.Building;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Instrumentation;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Exceptions;

namespace CoproCms.GraphQL.Executing;

/// <summary>Parses and validates documents, once for each schema, and their variables, once for each request.</summary>
internal sealed class DocumentPreparer(GraphQLSettings settings)
{
    // Deeper than any document within MaxDepth needs, shallow enough for the parser's stack.
    private const int ParserDepth = 200;

    private readonly DocumentValidator _validator = new();
    private readonly DocumentLimits _limits = new(settings);

    public async ValueTask<PreparedDocument> PrepareAsync(ContentSchema schema, string query, string? operationName, CancellationToken cancellationToken)
    {
        if (query.Length > settings.MaxDocumentLength)
            return Refused(new CodedError("DOCUMENT_TOO_LARGE", $"The document has {query.Length} characters; at most {settings.MaxDocumentLength} are allowed."));
        if (schema.Documents.Find(query, operationName) is { } known)
            return known;
        var prepared = await CheckAsync(schema, query, operationName, cancellationToken);
        schema.Documents.Add(query, operationName, prepared);
        return prepared;
    }

    /// <summary>The arguments with the request's variables; invalid where a variable does not fit.</summary>
    public async ValueTask<(IValidationResult Result, ExecutionError? Error)> BindAsync(
        ContentSchema schema, PreparedDocument prepared, Inputs variables, CancellationToken cancellationToken)
    {
        if (prepared.Arguments is { } arguments)
            return (arguments, null);
        var result = await ValidateAsync(schema, prepared.Document!, prepared.Operation!, variables, [], cancellationToken);
        return (result, result.IsValid ? _limits.CheckComplexity(schema.Schema, prepared.Document!, prepared.Operation!, result.Variables ?? Variables.None) : null);
    }

    private async Task<PreparedDocument> CheckAsync(ContentSchema schema, string query, string? operationName, CancellationToken cancellationToken)
    {
        GraphQLDocument document;
        GraphQLOperationDefinition operation;
        try
        {
            document = Parser.Parse(query, new() { Ignore = IgnoreOptions.Comments, MaxDepth = ParserDepth });
            operation = Operation(document, operationName);
        }
        catch (GraphQLSyntaxErrorException error)
        {
            return Refused(new SyntaxError(error));
        }
        catch (GraphQLMaxDepthExceededException)
        {
            return Refused(_limits.TooDeep());
        }
        catch (ExecutionError error)
        {
            return Refused(error);
        }

        if (_limits.Check(document) is { } tooMuch)
            return new(document, operation, [tooMuch]);
        // Without an operation the validator checks the document and leaves the variables for later.
        var hasVariables = operation.Variables is { Count: > 0 };
        var result = await ValidateAsync(schema, document, hasVariables ? null : operation, Inputs.Empty, DocumentValidator.CoreRules, cancellationToken);
        if (!result.IsValid)
            return new(document, operation, [.. result.Errors]);
        if (_limits.CheckMutations(document, operation) is { } tooMany)
            return new(document, operation, [tooMany]);
        var tooComplex = hasVariables ? null : _limits.CheckComplexity(schema.Schema, document, operation, Variables.None);
        return new(document, operation, tooComplex is null ? [] : [tooComplex])
        {
            Protected = [.. ProtectedFields(schema, document, operation)],
            AsksForSchema = RootSelections.Of(document, operation).Any(f => f.Name.StringValue is "__schema" or "__type"),
            Arguments = hasVariables ? null : result,
        };
    }

    private static GraphQLOperationDefinition Operation(GraphQLDocument document, string? name)
    {
        GraphQLOperationDefinition[] operations = [.. document.Definitions.OfType<GraphQLOperationDefinition>()];
        if (!string.IsNullOrEmpty(name))
            return operations.FirstOrDefault(o => o.Name == name) ?? throw new InvalidOperationNameError(name);
        return operations switch
        {
            [] => throw new NoOperationError(),
            [var only] => only,
            _ => throw new NoOperationNameError(),
        };
    }

    private static IEnumerable<ProtectedField> ProtectedFields(ContentSchema schema, GraphQLDocument document, GraphQLOperationDefinition operation)
    {
        var root = operation.Operation == OperationType.Mutation ? schema.Schema.Mutation : schema.Schema.Query;
        foreach (var field in RootSelections.Of(document, operation))
        {
            if (root?.GetField(field.Name.Value) is IProtectedField guard)
                yield return new(guard, field.Name.StringValue, field);
        }
    }

    private async ValueTask<IValidationResult> ValidateAsync(
        ContentSchema schema, GraphQLDocument document, GraphQLOperationDefinition? operation, Inputs variables, IEnumerable<IValidationRule> rules,
        CancellationToken cancellationToken) => await _validator.ValidateAsync(new()
        {
            Schema = schema.Schema,
            Document = document,
            Operation = operation!,
            Rules = rules,
            Variables = variables,
            Extensions = Inputs.Empty,
            UserContext = new Dictionary<string, object?>(),
            Metrics = Metrics.None,
            CancellationToken = cancellationToken,
        });

    private static PreparedDocument Refused(ExecutionError error) => new(null, null, [error]);
}
