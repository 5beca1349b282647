using CoproCms.Errors;
using CoproCms.Media.Files;
using CoproCms.Security;

namespace CoproCms.Media.Api;

/// <summary>
/// Who may do what where in the media folder, as in Orchard Core: below <c>_Users/{id}</c> lie the files of single users, below
/// <c>mediafields</c> those attached to media fields, and everything else is common.
/// </summary>
internal sealed class MediaAccess(CurrentActor actor)
{
    public const string UsersFolder = "_Users";
    public const string AttachedFolder = "mediafields";

    /// <summary>Below <see cref="AttachedFolder"/>: the folder of each user's uploads for items that they have not saved yet.</summary>
    private const string TemporaryFolder = "temp";

    /// <exception cref="ForbiddenException">The actor may not change what is there.</exception>
    public void DemandChange(string path)
    {
        var permission = ToChange(path);
        if (permission == MediaPermissions.Manage && !actor.Value.Has(permission) && actor.Value.Has(MediaPermissions.ManageOwn) && actor.Value.UserId is { } id)
            throw new ForbiddenException(permission, $"to change '{path}'; your own files go below '{UsersFolder}/{id}'");
        actor.Value.Demand(permission, $"to change '{path}'");
    }

    /// <summary>
    /// Whether the actor may know of a file or a folder without having seen it somewhere. What is attached to an item's field is only for those who manage
    /// that folder, as in Orchard Core; others come upon it through the item.
    /// </summary>
    public bool MaySee(string path)
    {
        if (IsAttached(path))
            return actor.Value.Has(WaitsForSaving(path, out var uploader) ? ToManage(uploader) : MediaPermissions.ManageAttached);
        return actor.Value.Has(IsOfUsers(path, out var owner) && owner is not null ? ToManage(owner) : MediaPermissions.View);
    }

    public bool MayChange(string path) => actor.Value.Has(ToChange(path));

    /// <summary>Where the actor's uploads go unless they say otherwise: the common folder, or their own.</summary>
    public string Home => actor.Value.Has(MediaPermissions.Manage) || actor.Value.UserId is null ? "" : $"{UsersFolder}/{actor.Value.UserId}";

    /// <summary>Whether the folder is one that every site has: it cannot be renamed, moved or deleted.</summary>
    public static bool IsFixed(string path) =>
        path.Equals(UsersFolder, StringComparison.OrdinalIgnoreCase) || path.Equals(AttachedFolder, StringComparison.OrdinalIgnoreCase)
        || (IsOfUsers(path, out _) && path.Count(c => c == '/') == 1);

    /// <summary>Whether files there are shown to some only.</summary>
    public static bool IsGuarded(string path) => IsOfUsers(path, out _) || IsAttached(path);

    public static bool IsAttached(string path) => path.Split('/', 2)[0].Equals(AttachedFolder, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it was uploaded for a field of an item that was not saved since.</summary>
    public static bool WaitsForSaving(string path, out string? uploader)
    {
        var names = path.Split('/', 4);
        uploader = names.ElementAtOrDefault(2);
        return names.Length > 1 && IsAttached(path) && names[1].Equals(TemporaryFolder, StringComparison.OrdinalIgnoreCase);
    }

    public static bool IsOfUsers(string path, out string? owner)
    {
        var names = path.Split('/', 3);
        owner = names.Length > 1 ? names[1] : null;
        return names[0].Equals(UsersFolder, StringComparison.OrdinalIgnoreCase);
    }

    private string ToChange(string path)
    {
        if (IsOfUsers(path, out var owner))
            return ToManage(owner);
        return IsAttached(path) ? MediaPermissions.ManageAttached : MediaPermissions.Manage;
    }

    private string ToManage(string? owner) => owner is not null && owner == actor.Value.UserId ? MediaPermissions.ManageOwn : MediaPermissions.ManageOthers;
}
