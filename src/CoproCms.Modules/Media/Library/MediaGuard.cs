using CoproCms.Media.Api;
using CoproCms.Security;

namespace CoproCms.Media.Library;

/// <summary>Who is shown a file's bytes.</summary>
internal enum MediaDoor { Open, Personal, Closed }

/// <summary>
/// Keeps what people upload for themselves to themselves until they show it: a file below <c>_Users/{id}</c> is everyone's as soon as live content, a
/// public profile or the site's design shows it, and until then its owner's and theirs who manage the media of others.
/// </summary>
internal sealed class MediaGuard(MediaAccess access, MediaUses uses, IUserDirectory users)
{
    public async ValueTask<MediaDoor> DoorAsync(string place, CancellationToken cancellationToken)
    {
        if (!MediaAccess.IsOfUsers(place, out var owner))
            return MediaDoor.Open;
        if (await uses.IsShownAsync(place, cancellationToken) || await IsInProfileAsync(owner, place, cancellationToken))
            return MediaDoor.Open;
        return access.MaySee(place) ? MediaDoor.Personal : MediaDoor.Closed;
    }

    private async ValueTask<bool> IsInProfileAsync(string? owner, string place, CancellationToken cancellationToken) =>
        owner is not null && (await users.FindManyAsync([owner], cancellationToken)).GetValueOrDefault(owner)?.Profile?.Picture == place;
}
