using System.Collections.Frozen;

namespace CoproCms.Security;

/// <summary>A permission by Orchard Core's name. Whoever holds one of <see cref="ImpliedBy"/> holds it too.</summary>
public sealed record Permission(string Name, string Description, params string[] ImpliedBy);

/// <summary>Every permission the modules declare; the per-type ones (<c>Edit_Post</c>) follow from <see cref="ContentPermissions"/>.</summary>
public sealed class Permissions(IEnumerable<Permission> permissions)
{
    /// <summary>Implies every other permission.</summary>
    public const string SiteOwner = "SiteOwner";

    private readonly FrozenDictionary<string, Permission> _permissions = permissions.DistinctBy(p => p.Name).ToFrozenDictionary(p => p.Name);

    public IReadOnlyCollection<Permission> All => _permissions.Values;

    /// <summary>Everything that holding the given permissions amounts to, except what is implied per content type.</summary>
    public FrozenSet<string> Closure(IEnumerable<string> granted)
    {
        var closure = granted.ToHashSet();
        bool grew;
        do
        {
            grew = false;
            foreach (var permission in _permissions.Values)
                grew |= permission.ImpliedBy.Any(closure.Contains) && closure.Add(permission.Name);
        }
        while (grew);

        return closure.ToFrozenSet();
    }
}
