namespace CoproCms.Security;

/// <summary>What a user may do, and the stamp that every older proof of their identity must still carry.</summary>
public sealed record KnownUser(Actor Actor, string? SecurityStamp);

/// <summary>Says what those may do who have proved who they are. Answers come from memory and follow changes of users and roles at once.</summary>
public interface IActorDirectory
{
    /// <summary>What visitors may do.</summary>
    ValueTask<Actor> AnonymousAsync(CancellationToken cancellationToken);

    /// <returns>Null for a user who does not exist or is disabled.</returns>
    ValueTask<KnownUser?> FindUserAsync(string userId, CancellationToken cancellationToken);

    /// <summary>A client application that acts for itself: no user, named by its id, with what its roles grant.</summary>
    ValueTask<Actor> ForClientAsync(string clientId, IReadOnlyCollection<string> roles, CancellationToken cancellationToken);
}
