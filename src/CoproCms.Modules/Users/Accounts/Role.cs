using CoproCms.Content;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Users.Accounts;

/// <summary>A role; each permission it grants is a claim of the type <see cref="PermissionClaim"/>, as in Orchard Core.</summary>
internal sealed class Role : IdentityRole
{
    public const string PermissionClaim = "Permission";

    public Role() => Id = ContentId.New();

    public string? Description { get; set; }
}
