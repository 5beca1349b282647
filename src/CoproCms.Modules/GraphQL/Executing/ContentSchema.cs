using CoproCms.Definitions;
using GraphQL.Types;

namespace CoproCms.GraphQL.Executing;

/// <summary>A schema with what it was made from, definitions first, and the documents that were checked against it. Queries in flight keep theirs.</summary>
internal sealed record ContentSchema(Schema Schema, ContentDefinitions Definitions, IReadOnlyList<object?> States)
{
    public bool IsMadeFrom(ContentDefinitions definitions, IReadOnlyList<object?> states) =>
        ReferenceEquals(Definitions, definitions) && States.SequenceEqual(states, ReferenceEqualityComparer.Instance);

    public PreparedDocuments Documents { get; } = new();
}
