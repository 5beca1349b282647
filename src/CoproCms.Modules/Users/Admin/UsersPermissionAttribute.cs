using CoproCms.Admin;

namespace CoproCms.Users.Admin;

/// <summary>Opens a page to whoever may list users, be it those of some role alone; whom they see there <see cref="Management.UserRules.DemandSee"/> decides.</summary>
internal sealed class UsersPermissionAttribute() : AdminPermissionAttribute(
    UserPermissions.ListUsers, UserPermissions.ListUsersInRole, UserPermissions.EditUsersInRole, UserPermissions.DeleteUsersInRole);
