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

    /// <exception cref="ForbiddenException">The actor may not change what is there.</exception>
    public void DemandChange(string path)
    {
        var permission = ToChange(path);
        if (permission == MediaPermissions.Manage && !actor.Value.Has(permission) && actor.Value.Has(MediaPermissions.ManageOwn) && actor.Value.UserId is { } id)
            throw new ForbiddenException(permission, $"to change '{path}'; your own files go below '{UsersFolder}/{id}'");
        actor.Value.Demand(permission, $"to change '{path}'");
    }

    /// <summary>Whether the actor may know of a file or a folder.</summary>
    public bool MaySee(string path) => actor.Value.Has(IsOfUsers(path, out var owner) && owner is not null ? ToChange(path) : MediaPermissions.View);

    public bool MayChange(string path) => actor.Value.Has(ToChange(path));

    /// <summary>Where the actor's uploads go unless they say otherwise: the common folder, or their own.</summary>
    public string Home => actor.Value.Has(MediaPermissions.Manage) || actor.Value.UserId is null ? "" : $"{UsersFolder}/{actor.Value.UserId}";

    /// <summary>Whether the folder is one that every site has: it cannot be renamed, moved or deleted.</summary>
    public static bool IsFixed(string path) =>
        path.Equals(UsersFolder, StringComparison.OrdinalIgnoreCase) || path.Equals(AttachedFolder, StringComparison.OrdinalIgnoreCase)
        || (IsOfUsers(path, out _) && path.Count(c => c == '/') == 1);

    private string ToChange(string path)
    {
        if (IsOfUsers(path, out var owner))
            return owner is not null && owner == actor.Value.UserId ? MediaPermissions.ManageOwn : MediaPermissions.ManageOthers;
        return path.Split('/')[0].Equals(AttachedFolder, StringComparison.OrdinalIgnoreCase) ? MediaPermissions.ManageAttached : MediaPermissions.Manage;
    }

    public static bool IsOfUsers(string path, out string? owner)
    {
        var names = path.Split('/', 3);
        owner = names.Length > 1 ? names[1] : null;
        return names[0].Equals(UsersFolder, StringComparison.OrdinalIgnoreCase);
    }
}
