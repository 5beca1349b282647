using CoproCms.Security;

namespace CoproCms.GraphQL;

/// <summary>What the endpoint itself asks for; what may be read through it follows from the content permissions.</summary>
public static class GraphQLPermissions
{
    public const string ExecuteGraphQL = "ExecuteGraphQL";
    public const string ExecuteGraphQLMutations = "ExecuteGraphQLMutations";

    /// <summary>To ask for what is no named query, where the site allows only those.</summary>
    public const string ExecuteAnyGraphQL = "ExecuteAnyGraphQL";

    /// <summary>To ask for the schema, where the site leaves that not to everyone.</summary>
    public const string ViewGraphQLSchema = "ViewGraphQLSchema";

    /// <summary>Guards the e-mail addresses and phone numbers of users.</summary>
    public const string ViewUsers = "ViewUsers";

    internal static readonly Permission[] All =
    [
        new(ExecuteGraphQLMutations, "Change content through GraphQL"),
        new(ExecuteGraphQL, "Query through GraphQL", ExecuteGraphQLMutations, ExecuteAnyGraphQL),
        new(ExecuteAnyGraphQL, "Query through GraphQL in one's own words where only named queries are allowed"),
        new(ViewGraphQLSchema, "See the GraphQL schema where not everyone may"),
    ];
}
