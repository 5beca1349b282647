using CoproCms.GraphQL;
using CoproCms.GraphQL.Building;

namespace CoproCms.Taxonomies;

/// <summary>Lets mutations give terms below terms: they stand in a list beside the term's parts.</summary>
internal sealed class TaxonomyGraphQL : IGraphQLExtension
{
    public void Extend(GraphQLSchemaBuilder builder) => builder.NestUnder(TaxonomyPart.Terms, "The terms below this one, in their order.");
}
