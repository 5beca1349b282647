using CoproCms.Admin;
using CoproCms.Media.Files;
using CoproCms.Media.Library;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Media.Admin;

/// <summary>Renames, moves or deletes a folder, the last after showing what that does.</summary>
[AdminPermission(MediaPermissions.Manage, MediaPermissions.ManageOwn, MediaPermissions.ManageOthers)]
internal sealed class FolderModel(MediaFolders folders) : MediaAdminPage
{
    [BindProperty(SupportsGet = true, Name = "path")]
    public string? Asked { get; set; }

    public string Here => MediaPath.Normalise(Asked ?? "");

    public FolderPlan Plan { get; private set; } = new([], 0, 0, []);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Plan = await folders.PlanAsync(Here, cancellationToken);

    public async Task<IActionResult> OnPostMoveAsync(string? target, CancellationToken cancellationToken)
    {
        var to = MediaPath.Normalise(target ?? "");
        if (await TryAsync("target", () => folders.MoveAsync(Here, to, cancellationToken)))
        {
            Tell(T["Moved. The old addresses still lead here."]);
            return To(FolderAddress(to));
        }

        Plan = await folders.PlanAsync(Here, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(int seen, bool evenIfUsed, CancellationToken cancellationToken)
    {
        FolderPlan? kept = null;
        if (await TryAsync("seen", async () => kept = await folders.DeleteAsync(Here, seen, evenIfUsed, cancellationToken)) && kept is null)
        {
            Tell(T["The folder is deleted. Its files are in the bin."]);
            return To(FolderAddress(FolderOf(Here)));
        }

        if (kept is not null)
            ModelState.AddModelError("seen", kept.Files.Count == seen ? T["Some of its files are used. Tick the box to delete them all the same."] : T["What is in the folder has changed; look again."]);
        Plan = kept ?? await folders.PlanAsync(Here, cancellationToken);
        return Page();
    }
}
