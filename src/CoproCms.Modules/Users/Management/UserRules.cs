using CoproCms.Errors;
using CoproCms.Security;
using CoproCms.Users.Accounts;

namespace CoproCms.Users.Management;

/// <summary>
/// Who may do what to whom. Whoever may edit someone can take their account over, so nobody edits, deletes or makes one who may do something critical
/// that they may not do themselves.
/// </summary>
internal sealed class UserRules(CurrentActor current, Permissions permissions, RoleWriter roles)
{
    private Actor Actor => current.Value;

    public bool MayListAll => permissions.Covers(Actor, UserPermissions.ListUsers);

    /// <summary>Whether they may see in the list who has the role and no other that they may not see.</summary>
    public bool MayList(string role) =>
        UserPermissions.ListInRole.IsHeldBy(Actor, role) || UserPermissions.EditInRole.IsHeldBy(Actor, role) || UserPermissions.DeleteInRole.IsHeldBy(Actor, role);

    /// <exception cref="ForbiddenException">They may not see whoever has these roles.</exception>
    public void DemandSee(IReadOnlyCollection<string> held)
    {
        if (!MayListAll && (held.Count == 0 || !held.All(MayList)))
            throw new ForbiddenException(UserPermissions.ListUsers, "to see this user");
    }

    public async Task<bool> MayEditAsync(IReadOnlyCollection<string> held, CancellationToken cancellationToken) =>
        IsAllowed(UserPermissions.EditUsers, UserPermissions.EditInRole, held) && await IsNoStrongerAsync(held, cancellationToken);

    public async Task<bool> MayDeleteAsync(IReadOnlyCollection<string> held, CancellationToken cancellationToken) =>
        IsAllowed(UserPermissions.DeleteUsers, UserPermissions.DeleteInRole, held) && await IsNoStrongerAsync(held, cancellationToken);

    /// <summary>Whether they may give someone the role, or take it from them.</summary>
    public async Task<bool> MayAssignAsync(string role, CancellationToken cancellationToken) =>
        UserPermissions.AssignRole.IsHeldBy(Actor, role) && await IsNoStrongerAsync([role], cancellationToken);

    /// <summary>Whether they may let a role do it.</summary>
    public bool MayGrant(string permission) => !SecurityCritical.Contains(permission) || permissions.Covers(Actor, permission);

    /// <exception cref="ForbiddenException">They may not edit whoever has these roles.</exception>
    public async Task DemandEditAsync(IReadOnlyCollection<string> held, CancellationToken cancellationToken)
    {
        if (!await MayEditAsync(held, cancellationToken))
            throw new ForbiddenException(UserPermissions.EditUsers, "to change this user");
    }

    private bool IsAllowed(string all, Permission inRole, IReadOnlyCollection<string> held) =>
        Actor.Has(all) || (held.Count > 0 && held.All(role => inRole.IsHeldBy(Actor, role)));

    private async Task<bool> IsNoStrongerAsync(IReadOnlyCollection<string> held, CancellationToken cancellationToken)
    {
        if (Actor.IsOwner)
            return true;
        foreach (var role in held)
        {
            if (role.Equals(SystemRoles.Administrator, StringComparison.OrdinalIgnoreCase)
                || permissions.Closure(await roles.PermissionsAsync(role, cancellationToken)).Any(p => !MayGrant(p)))
                return false;
        }

        return true;
    }
}
