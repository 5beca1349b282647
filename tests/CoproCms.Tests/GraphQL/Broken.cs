using CoproCms.Fields;
using CoproCms.GraphQL;
using CoproCms.GraphQL.Building;

namespace CoproCms.Tests.GraphQL;

/// <summary>A root field with a fault in its resolver.</summary>
internal sealed class Broken : IGraphQLExtension
{
    public const string Secret = "the table Secret on server 10.1.2.3";

    public void Extend(GraphQLSchemaBuilder builder) => builder.AddField(builder.Query, new()
    {
        Name = "broken",
        ResolvedType = builder.Scalar(ScalarKind.String),
        Resolver = new ContextResolver(_ => throw new InvalidOperationException(Secret)),
    });
}
