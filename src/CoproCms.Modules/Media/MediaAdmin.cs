using CoproCms.Admin;

namespace CoproCms.Media;

/// <summary>The media library in the admin.</summary>
internal sealed class MediaAdmin : AdminExtension
{
    public override IEnumerable<AdminLink> Links =>
        [new AdminLink("Media library", "~/Admin/Media", AdminGroup.Content, 20, MediaPermissions.Manage, MediaPermissions.ManageOwn, MediaPermissions.ManageOthers)];
}
