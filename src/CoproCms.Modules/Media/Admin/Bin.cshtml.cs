using CoproCms.Admin;
using CoproCms.Errors;
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

    public Task<IActionResult> OnPostRestoreAsync(long id, CancellationToken cancellationToken) => DoAsync(async () =>
    {
        var path = await bin.RestoreAsync(id, cancellationToken);
        Tell(T["{0} is back.", path]);
        return FileAddress(path);
    }, cancellationToken);

    public Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancellationToken) => DoAsync(async () =>
    {
        await bin.RemoveAsync(id, cancellationToken);
        Tell(T["Deleted for good."]);
        return "~/Admin/Media/Bin";
    }, cancellationToken);

    // The list may be older than what somebody else did with the bin.
    private async Task<IActionResult> DoAsync(Func<Task<string>> action, CancellationToken cancellationToken)
    {
        try
        {
            return To(await action());
        }
        catch (NotFoundException gone)
        {
            ModelState.AddModelError("", T.Fault(gone.Message));
            await OnGetAsync(cancellationToken);
            return Page();
        }
    }
}
