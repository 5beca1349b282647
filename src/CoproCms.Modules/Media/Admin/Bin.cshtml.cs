using CoproCms.Admin;
using CoproCms.Media.Bin;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Media.Admin;

/// <summary>Deleted and replaced files, and the way back.</summary>
[AdminPermission(MediaPermissions.Manage, MediaPermissions.ManageOwn, MediaPermissions.ManageOthers)]
internal sealed class BinModel(MediaBin bin, MediaOptions options) : MediaAdminPage
{
    public const int Most = 200;

    public IReadOnlyList<MediaBinEntry> Entries { get; private set; } = [];

    public int Days => options.BinDays;

    public async Task OnGetAsync(CancellationToken cancellationToken) => Entries = await bin.ListAsync(Most, cancellationToken);

    public async Task<IActionResult> OnPostRestoreAsync(long id, CancellationToken cancellationToken)
    {
        var path = await bin.RestoreAsync(id, cancellationToken);
        Tell(T["{0} is back.", path]);
        return To(FileAddress(path));
    }

    public async Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancellationToken)
    {
        await bin.RemoveAsync(id, cancellationToken);
        Tell(T["Deleted for good."]);
        return To("~/Admin/Media/Bin");
    }
}
