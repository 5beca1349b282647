using CoproCms.GraphQL.Building;

namespace CoproCms.GraphQL;

/// <summary>
/// A feature's share of the schema beyond what follows from its fields' and parts' shapes: root fields, interfaces, members that it gives to
/// content types. Called once for each schema, after the content types are built. Singletons, free of state.
/// </summary>
public interface IGraphQLExtension
{
    void Extend(GraphQLSchemaBuilder builder);
}
