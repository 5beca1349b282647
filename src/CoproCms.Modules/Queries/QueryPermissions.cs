using CoproCms.Security;

namespace CoproCms.Queries;

internal static class QueryPermissions
{
    public const string ManageQueries = "ManageQueries";
    public const string ManageSqlQueries = "ManageSqlQueries";
    private const string ExecuteAll = "ExecuteApiAll";

    /// <summary>For running one query by its name, and for reading its rows.</summary>
    public static readonly Permission Execute = new("ExecuteApi_{0}", "Run the query {0} through the API", ManageQueries, ExecuteAll);

    public static readonly Permission[] All =
    [
        new(ManageQueries, "Manage queries") { GrantedTo = [SystemRoles.Editor] },
        new(ManageSqlQueries, "Manage SQL queries", ManageQueries) { GrantedTo = [SystemRoles.Editor] },
        new(ExecuteAll, "Run every query through the API", ManageQueries),
        Execute,
    ];
}
