using CoproCms.Security;

namespace CoproCms.Users;

/// <summary>
/// Permissions of Orchard Core that no module here declares: roles of its recipes name them, and they are kept and exported.
/// A module that comes to need one takes its line to its own folder.
/// </summary>
internal static class KnownPermissions
{
    private static readonly string[] Editors = [SystemRoles.Editor];
    private static readonly string[] Writers = [SystemRoles.Editor, SystemRoles.Author, SystemRoles.Contributor];

    public static IEnumerable<Permission> All => [.. Site(), .. Appearance(), .. Content(), .. Search(), .. Exchange()];

    private static IEnumerable<Permission> Site() =>
    [
        new("ManageCustomSettings_{0}", "Manage the settings {0}", "ManageSettings"),
        new("ManageFeatures", "Manage features"),
        new("ManageTenants", "Manage tenants"),
        new("ManageCultures", "Manage the site's languages"),
        new("ManageWorkflows", "Manage workflows") { GrantedTo = Editors },
        new("ManageWorkflowSettings", "Manage the settings of workflows") { GrantedTo = Editors },
        new("ExecuteWorkflows", "Run workflows", "ManageWorkflows") { GrantedTo = Editors },
        new("ManageNotifications", "Manage one's own notifications") { GrantedTo = [.. Writers, SystemRoles.Moderator, SystemRoles.Authenticated] },
        new("ManageSitemaps", "Manage sitemaps"),
    ];

    private static IEnumerable<Permission> Appearance() =>
    [
        new("ApplyTheme", "Choose the theme"),
        new("ManageAdminTemplates", "Manage templates of the admin"),
        new("ManageShortcodeTemplates", "Manage shortcodes") { GrantedTo = Editors },
        new("ManagePlacements", "Manage placements") { GrantedTo = Editors },
        new("ManageLayers", "Manage layers and widgets"),
        new("ManageAdminMenu", "Manage the admin's menus") { GrantedTo = Editors },
        new("ViewAdminMenuAll", "See every menu of the admin", "ManageAdminMenu"),
        new("ViewAdminMenu_{0}", "See the admin's menu {0}", "ManageAdminMenu", "ViewAdminMenuAll"),
    ];

    private static IEnumerable<Permission> Content() =>
    [
        new("ApiViewContent", "View content through the API"),
        new("LocalizeContent", "Translate everyone's content") { GrantedTo = Editors },
        new("LocalizeOwnContent", "Translate one's own content", "LocalizeContent") { GrantedTo = Writers },
        new("ManageContentCulturePicker", "Manage the choice of language") { GrantedTo = Editors },
    ];

    private static IEnumerable<Permission> Search() =>
    [
        new("ManageLuceneIndexes", "Manage Lucene indexes"),
        new("QueryLuceneApi", "Query Lucene through the API", "ManageLuceneIndexes") { GrantedTo = Editors },
        new("QueryLucene{0}Index", "Query the Lucene index {0}", "ManageLuceneIndexes"),
        new("QuerySearchIndex", "Search the site"),
        new("ManageIndexes", "Manage search indexes"),
    ];

    private static IEnumerable<Permission> Exchange() =>
    [
        new("ManageRemoteInstances", "Manage the sites that content is sent to"),
        new("ManageRemoteClients", "Manage the sites that may send content here"),
        new("ExportRemoteInstances", "Send content to other sites"),
    ];
}
