using CoproCms.Security;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.Users.Accounts;

/// <summary>Makes the system roles that are missing, each with what the modules grant it by default. Roles that exist stay as they are.</summary>
internal sealed class DefaultRoles(RoleManager<Role> roles, RoleWriter writer, Permissions permissions)
{
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        foreach (var name in SystemRoles.All)
        {
            if (!await roles.RoleExistsAsync(name))
                await writer.SetAsync(name, Describe(name), [.. permissions.GrantedTo(name)], cancellationToken);
        }
    }

    private static string Describe(string name) => name switch
    {
        SystemRoles.Administrator => "May do everything.",
        SystemRoles.Editor => "Edits and publishes everyone's content.",
        SystemRoles.Author => "Writes and publishes their own content.",
        SystemRoles.Contributor => "Writes drafts that others publish.",
        SystemRoles.Moderator => "Looks after the conversation.",
        SystemRoles.Authenticated => "Everyone who has signed in.",
        _ => "Everyone, signed in or not.",
    };
}
