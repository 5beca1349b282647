using CoproCms.Security;

namespace CoproCms.Media;

/// <summary>Orchard Core's permissions for media.</summary>
internal static class MediaPermissions
{
    public const string ManageFolder = "ManageMediaFolder";
    public const string Manage = "ManageMediaContent";
    public const string ManageOthers = "ManageOthersMediaContent";
    public const string ManageOwn = "ManageOwnMediaContent";
    public const string ManageAttached = "ManageAttachedMediaFieldsFolder";
    public const string View = "ViewMediaContent";
    public const string ViewOptions = "ViewMediaOptions";
    public const string ManageProfiles = "ManageMediaProfiles";

    public static readonly IReadOnlyList<Permission> All =
    [
        new(ManageFolder, "Manage all media folders"),
        new(Manage, "Manage media", ManageFolder) { GrantedTo = [SystemRoles.Editor] },
        new(ManageOthers, "Manage the media of others", Manage),
        new(ManageOwn, "Manage one's own media", Manage, ManageOthers) { GrantedTo = [SystemRoles.Editor, SystemRoles.Author, SystemRoles.Contributor] },
        new(ManageAttached, "Manage the folder of files attached to media fields", ManageFolder),
        new(View, "View media", Manage, ManageOthers, ManageOwn) { GrantedTo = [SystemRoles.Anonymous, SystemRoles.Authenticated] },
        new(ViewOptions, "View the settings of media"),
        new(ManageProfiles, "Manage media profiles"),
    ];
}
