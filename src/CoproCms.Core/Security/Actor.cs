using System.Collections.Frozen;

namespace CoproCms.Security;

/// <summary>Who acts: a visitor, a user, a client application, or CoproCms itself. The only thing authorisation ever asks.</summary>
public sealed class Actor
{
    /// <summary>CoproCms itself: recipes, schedules, imports. May do everything.</summary>
    public static readonly Actor System = new(null, null, [Permissions.SiteOwner], []);

    /// <summary>Someone without any permission; what a scope starts with until it is told who acts.</summary>
    public static readonly Actor Nobody = new(null, null, [], []);

    private readonly FrozenSet<string> _permissions;
    private readonly string _cacheKey;

    public Actor(string? userId, string? userName, IEnumerable<string> permissions, IEnumerable<string> roles)
    {
        (UserId, UserName, Roles) = (userId, userName, roles.ToFrozenSet());
        _permissions = permissions as FrozenSet<string> ?? permissions.ToFrozenSet();
        IsOwner = _permissions.Contains(Permissions.SiteOwner);
        _cacheKey = IsOwner ? Permissions.SiteOwner : string.Join(',', _permissions.Order(StringComparer.Ordinal));
    }

    public string? UserId { get; }
    public string? UserName { get; }
    public FrozenSet<string> Roles { get; }

    /// <summary>Permissions by name. What holding them amounts to for a content type is not spelled out: ask <see cref="Has"/> and <see cref="ContentPermissions"/>.</summary>
    public IReadOnlyCollection<string> Held => _permissions;

    public bool IsAuthenticated => UserName is not null;

    /// <summary>Holds <see cref="Permissions.SiteOwner"/>.</summary>
    public bool IsOwner { get; }

    /// <summary>The same for actors who may do the same, as far as permissions go.</summary>
    public string CacheKey => PreviewItemId is null ? _cacheKey : $"{_cacheKey}|{PreviewItemId}";

    /// <summary>The one content item whose latest version the actor may see whatever its permissions: it holds a preview link.</summary>
    public string? PreviewItemId { get; init; }

    public bool Has(string permission) => IsOwner || _permissions.Contains(permission);

    /// <exception cref="Errors.ForbiddenException">The actor does not hold the permission.</exception>
    public void Demand(string permission, string what)
    {
        if (!Has(permission))
            throw new Errors.ForbiddenException(permission, what);
    }
}

/// <summary>The actor of the present scope. Each door (web request, recipe run, worker) sets it once; until then nobody acts.</summary>
public sealed class CurrentActor
{
    public Actor Value { get; set; } = Actor.Nobody;

    /// <summary>Who asked for it, while CoproCms itself acts for someone.</summary>
    public Actor? Behind { get; set; }

    /// <summary>Whom the audit trail names.</summary>
    public Actor Responsible => Behind ?? Value;
}
