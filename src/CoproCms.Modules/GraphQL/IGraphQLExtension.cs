using CoproCms.GraphQL.Building;
using CoproCms.Security;

namespace CoproCms.GraphQL;

/// <summary>
/// A feature's share of the schema beyond what follows from its fields' and parts' shapes: root fields, interfaces, members that it gives to
/// content types. Called once for each schema, after the content types are built. Singletons, free of state.
/// </summary>
public interface IGraphQLExtension
{
    void Extend(GraphQLSchemaBuilder builder);

    /// <summary>
    /// What the share is made from besides the definitions; it is <see cref="GraphQLSchemaBuilder.State"/> while <see cref="Extend"/> runs. Asked for
    /// with every request, so it comes from memory: as long as it is the same object, the schema stays.
    /// </summary>
    /// <param name="services">The request's.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<object?> StateAsync(IServiceProvider services, CancellationToken cancellationToken) => default;
}

/// <summary>A field of the root that not everyone may ask for: who may not is refused the whole request.</summary>
public interface IProtectedField
{
    bool IsOpenTo(Actor actor);
}
