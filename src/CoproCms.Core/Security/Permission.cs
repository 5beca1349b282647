using System.Collections.Frozen;

namespace CoproCms.Security;

/// <summary>
/// A permission by Orchard Core's name. Whoever holds one of <see cref="ImpliedBy"/> holds it too.
/// <c>{0}</c> in the name makes it a template that stands once for each query, role or menu.
/// </summary>
public sealed record Permission(string Name, string Description, params string[] ImpliedBy)
{
    private const string Subject = "{0}";

    /// <summary>The <see cref="SystemRoles"/> that hold it when they are first made; Administrator needs no grant.</summary>
    public string[] GrantedTo { get; init; } = [];

    public bool IsTemplate => Name.Contains(Subject, StringComparison.Ordinal);

    public string For(string subject) => Name.Replace(Subject, subject, StringComparison.Ordinal);

    /// <summary>Whether the actor holds a template's permission for the subject, or what implies it for all.</summary>
    public bool IsHeldBy(Actor actor, string subject) => actor.Has(For(subject)) || ImpliedBy.Any(actor.Has);

    /// <summary>Whether the name is this permission's, or made from this template.</summary>
    public bool Covers(string name)
    {
        if (!IsTemplate)
            return Name == name;
        var at = Name.IndexOf(Subject, StringComparison.Ordinal);
        return name.Length > Name.Length - Subject.Length
            && name.StartsWith(Name[..at], StringComparison.Ordinal) && name.EndsWith(Name[(at + Subject.Length)..], StringComparison.Ordinal);
    }
}

/// <summary>Every permission the modules declare; the per-type ones (<c>Edit_Post</c>) follow from <see cref="ContentPermissions"/>.</summary>
public sealed class Permissions(IEnumerable<Permission> permissions)
{
    /// <summary>Implies every other permission.</summary>
    public const string SiteOwner = "SiteOwner";

    private readonly FrozenDictionary<string, Permission> _permissions = permissions.DistinctBy(p => p.Name).ToFrozenDictionary(p => p.Name);

    public IReadOnlyCollection<Permission> All => _permissions.Values;

    /// <summary>The permission of that name, or the template that the name is made from.</summary>
    public Permission? Find(string name) => _permissions.GetValueOrDefault(name) ?? _permissions.Values.FirstOrDefault(p => p.IsTemplate && p.Covers(name));

    /// <summary>What a system role may do when it is first made.</summary>
    public IEnumerable<string> GrantedTo(string role) => _permissions.Values.Where(p => p.GrantedTo.Contains(role)).Select(p => p.Name).Order(StringComparer.Ordinal);

    /// <summary>Whether the actor holds the permission, or another that implies it: for its content type, or for all that its template stands for.</summary>
    public bool Covers(Actor actor, string name)
    {
        if (actor.Has(name))
            return true;
        if (ContentPermissions.TypeIn(name) is { } type)
            return ContentPermissions.ForType(type).First(p => p.Name == name).ImpliedBy.Any(p => Covers(actor, p));
        return Find(name) is { IsTemplate: true } template && template.ImpliedBy.Any(actor.Has);
    }

    /// <summary>The same, where the name of a template stands for any permission made from it: <c>ListUsersInRole_{0}</c> for whoever may list the users of some role.</summary>
    public bool CoversAny(Actor actor, string name) =>
        Covers(actor, name) || (_permissions.GetValueOrDefault(name) is { IsTemplate: true } template && actor.Held.Any(template.Covers));

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
