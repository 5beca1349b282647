using CoproCms.Media.Api;
using CoproCms.Security;

namespace CoproCms.Media.Library;

/// <summary>Who is shown a file's bytes.</summary>
internal enum MediaDoor { Open, Personal, Closed }

/// <summary>
/// Keeps what people upload for themselves to themselves until they show it: a file below <c>_Users/{id}</c> is everyone's as soon as live content, a
/// public profile or the site's design shows it, and until then its owner's and theirs who manage the media of others. A file below <c>mediafields</c>
/// goes with the items that show it, as in Orchard Core: whoever may see one of them may see the file.
/// </summary>
internal sealed class MediaGuard(MediaAccess access, MediaUses uses, IUserDirectory users, CurrentActor actor)
{
    public ValueTask<MediaDoor> DoorAsync(string place, CancellationToken cancellationToken)
    {
        if (MediaAccess.IsAttached(place))
            return OfAttachedAsync(place, cancellationToken);
        return MediaAccess.IsOfUsers(place, out var owner) ? OfUserAsync(owner, place, cancellationToken) : new(MediaDoor.Open);
    }

    private async ValueTask<MediaDoor> OfUserAsync(string? owner, string place, CancellationToken cancellationToken)
    {
        if (await uses.IsShownAsync(place, cancellationToken) || await IsInProfileAsync(owner, place, cancellationToken))
            return MediaDoor.Open;
        return access.MaySee(place) ? MediaDoor.Personal : MediaDoor.Closed;
    }

    // What a visitor may see anybody may, so that caches on the way may keep it.
    private async ValueTask<MediaDoor> OfAttachedAsync(string place, CancellationToken cancellationToken)
    {
        if (access.MaySee(place))
            return MediaDoor.Personal;
        if (MediaAccess.WaitsForSaving(place, out _) || !await uses.IsSeenAsync(place, cancellationToken))
            return MediaDoor.Closed;
        return actor.Value is { IsAuthenticated: false, PreviewItemId: null } ? MediaDoor.Open : MediaDoor.Personal;
    }

    private async ValueTask<bool> IsInProfileAsync(string? owner, string place, CancellationToken cancellationToken) =>
        owner is not null && (await users.FindManyAsync([owner], cancellationToken)).GetValueOrDefault(owner)?.Profile?.Picture == place;
}
