using CoproCms.Security;

namespace CoproCms.Admin;

/// <summary>Permissions to choose from, for <c>/Admin/Shared/PermissionChoices.cshtml</c>.</summary>
/// <param name="Name">Of the controls; each stands for a permission's name.</param>
internal sealed record PermissionChoices(string Name, IReadOnlyList<Permission> Permissions, IReadOnlyCollection<string> Chosen);
