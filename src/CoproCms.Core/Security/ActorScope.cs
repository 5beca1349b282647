using System.Collections.Frozen;

namespace CoproCms.Security;

/// <summary>
/// Narrows an actor to what the scopes of a token allow: what both hold, never more than either. The last result is kept, since a token that is
/// used is used again, and as long as nothing changes the actor is the same object.
/// </summary>
public sealed class ActorScope(Permissions permissions, IReadOnlyCollection<string> scopes)
{
    private readonly FrozenSet<string> _scopes = permissions.Closure(scopes);
    private volatile Narrowing? _last;

    public Actor Narrow(Actor whole)
    {
        if (_last is { } last && last.Whole == whole)
            return last.Narrowed;
        var narrowed = new Actor(whole.UserId, whole.UserName, Common(whole), whole.Roles);
        _last = new(whole, narrowed);
        return narrowed;
    }

    private FrozenSet<string> Common(Actor whole)
    {
        var scope = new Actor(null, null, _scopes, []);
        return [.. _scopes.Where(p => permissions.Covers(whole, p)), .. whole.Held.Where(p => permissions.Covers(scope, p))];
    }

    private sealed record Narrowing(Actor Whole, Actor Narrowed);
}
