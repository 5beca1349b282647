using CoproCms.Security;

namespace CoproCms.GraphQL;

/// <summary>What the endpoint itself asks for; what may be read through it follows from the content permissions.</summary>
public static class GraphQLPermissions
{
    public const string ExecuteGraphQL = "ExecuteGraphQL";
    public const string ExecuteGraphQLMutations = "ExecuteGraphQLMutations";

    /// <summary>Guards the e-mail addresses and phone numbers of users.</summary>
    public const string ViewUsers = "ViewUsers";

    internal static readonly Permission[] All =
    [
        new(ExecuteGraphQLMutations, "Change content through GraphQL"),
        new(ExecuteGraphQL, "Query through GraphQL", ExecuteGraphQLMutations),
    ];
}
