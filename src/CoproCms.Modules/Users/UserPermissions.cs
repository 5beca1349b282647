using CoproCms.Security;

namespace CoproCms.Users;

/// <summary>Who may manage users and roles, and who may enter the admin. Names and implications are Orchard Core's.</summary>
internal static class UserPermissions
{
    public const string AccessAdminPanel = "AccessAdminPanel";
    public const string ManageUsers = "ManageUsers";
    public const string ViewUsers = "ViewUsers";

    public const string EditUsers = "EditUsers";
    public const string DeleteUsers = "DeleteUsers";
    public const string ListUsers = "ListUsers";
    public const string AssignRoleToUsers = "AssignRoleToUsers";
    public const string ManageRoles = "ManageRoles";
    public const string ManageOwnUserInformation = "ManageOwnUserInformation";

    // As Orchard Core's recipes spell it.
    private const string ViewUsersWithSpace = "View Users";

    public static readonly Permission AssignRole = new("AssignRoleToUsers_{0}", "Give users the role {0}", AssignRoleToUsers);
    public const string EditUsersInRole = "EditUsersInRole_{0}";
    public const string DeleteUsersInRole = "DeleteUsersInRole_{0}";
    public const string ListUsersInRole = "ListUsersInRole_{0}";

    public static readonly Permission EditInRole = new(EditUsersInRole, "Edit users of the role {0}", EditUsers);
    public static readonly Permission DeleteInRole = new(DeleteUsersInRole, "Delete users of the role {0}", DeleteUsers);
    public static readonly Permission ListInRole = new(ListUsersInRole, "List users of the role {0}", ListUsers);

    public static IEnumerable<Permission> All =>
    [
        new(AccessAdminPanel, "Enter the admin")
        {
            GrantedTo = [SystemRoles.Editor, SystemRoles.Moderator, SystemRoles.Author, SystemRoles.Contributor],
        },
        new(ManageUsers, "Manage users and the settings of sign-in"),
        new(ViewUsersWithSpace, "See users' e-mail addresses and phone numbers", ManageUsers),
        new(ViewUsers, "See users' e-mail addresses and phone numbers", ManageUsers, ViewUsersWithSpace),
        new(EditUsers, "Edit every user", ManageUsers),
        new(DeleteUsers, "Delete every user", ManageUsers),
        new(ListUsers, "List all users", EditUsers, DeleteUsers),
        new(AssignRoleToUsers, "Give users every role"),
        new(ManageOwnUserInformation, "Edit one's own account", EditUsers)
        {
            GrantedTo = [SystemRoles.Editor, SystemRoles.Moderator, SystemRoles.Author, SystemRoles.Contributor],
        },
        new(ManageRoles, "Manage roles and what they may do"),
        AssignRole, EditInRole, DeleteInRole, ListInRole,
    ];
}
