using CoproCms.Definitions;
using GraphQL.Types;

namespace CoproCms.GraphQL.Executing;

/// <summary>A schema with the definitions that it was made from and the documents that were checked against it. Queries in flight keep theirs.</summary>
internal sealed record ContentSchema(Schema Schema, ContentDefinitions Definitions)
{
    public PreparedDocuments Documents { get; } = new();
}
