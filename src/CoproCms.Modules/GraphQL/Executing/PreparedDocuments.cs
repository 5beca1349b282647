using System.Collections.Concurrent;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace CoproCms.GraphQL.Executing;

/// <summary>An operation of a document, parsed and checked against one schema; what is wrong with it, if anything is.</summary>
internal sealed record PreparedDocument(GraphQLDocument? Document, GraphQLOperationDefinition? Operation, IReadOnlyList<ExecutionError> Errors)
{
    /// <summary>Root fields that one must be allowed to ask for.</summary>
    public IReadOnlyList<ProtectedField> Protected { get; init; } = [];

    /// <summary>The parsed arguments, where they depend on no variables.</summary>
    public IValidationResult? Arguments { get; init; }

    /// <summary>Whether the operation asks for the schema itself.</summary>
    public bool AsksForSchema { get; init; }

    public bool IsMutation => Operation?.Operation == OperationType.Mutation;
}

/// <summary>A root field that not everyone may ask for.</summary>
internal sealed record ProtectedField(IProtectedField Guard, string Name, GraphQLField Field);

/// <summary>The prepared documents of one schema, by text and operation: up to a number and a length of all texts; the whole is dropped when it is full.</summary>
internal sealed class PreparedDocuments
{
    private const int Capacity = 1000;
    private const int MostCharacters = 2_000_000;

    private readonly ConcurrentDictionary<(string Query, string? Operation), PreparedDocument> _documents = new();
    private int _characters;

    public PreparedDocument? Find(string query, string? operation) => _documents.GetValueOrDefault((query, operation));

    public void Add(string query, string? operation, PreparedDocument document)
    {
        var characters = query.Length + (operation?.Length ?? 0);
        if (_documents.Count >= Capacity || Interlocked.Add(ref _characters, characters) > MostCharacters)
        {
            _documents.Clear();
            Interlocked.Exchange(ref _characters, characters);
        }

        _documents[(query, operation)] = document;
    }
}
