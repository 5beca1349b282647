using System.Collections.Frozen;
using CoproCms.Security;

namespace CoproCms.Users.Management;

/// <summary>Permissions with which someone could come to hold all the others, or reach what everyone wrote.</summary>
internal static class SecurityCritical
{
    private static readonly FrozenSet<string> Names =
    [
        Permissions.SiteOwner, UserPermissions.ManageUsers, UserPermissions.ManageRoles, UserPermissions.EditUsers, UserPermissions.DeleteUsers, UserPermissions.AssignRoleToUsers,
        "ManageSettings", "ManageFeatures", "ManageTenants", "ManageTemplates", "ManageAdminTemplates", "ManageShortcodeTemplates", "ManageWorkflows", "ManageQueries", "ManageSqlQueries",
        "ManageRecipes", "Import", "Export", "ManageDeploymentPlan", "ManageRemoteInstances", "ManageRemoteClients",
        "ManageApplications", "ManageScopes", "ManageServerSettings", "ManageValidationSettings", "ManageClientSettings", "ManageWebhooks", "EditContentTypes", "ViewAuditTrail",
    ];

    public static bool Contains(string permission) =>
        Names.Contains(permission) || UserPermissions.AssignRole.Covers(permission) || UserPermissions.EditInRole.Covers(permission) || UserPermissions.DeleteInRole.Covers(permission);
}
