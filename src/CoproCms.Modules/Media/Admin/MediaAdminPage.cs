using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Media.Files;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Media.Admin;

/// <summary>What the library's pages have in common.</summary>
internal abstract class MediaAdminPage : AdminPage
{
    /// <summary>The folder that a path lies in, empty for the whole library.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is > 0 and var at ? path[..at] : "";

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static string FolderAddress(string folder) => folder.Length == 0 ? "~/Admin/Media" : "~/Admin/Media?folder=" + Uri.EscapeDataString(folder);

    public static string FileAddress(string path) => "~/Admin/Media/File?path=" + Uri.EscapeDataString(path);

    protected LocalRedirectResult To(string address) => LocalRedirect(Url.Content(address)!);

    /// <summary>Does something that may be refused for a reason that the page can show beside a control.</summary>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> TryAsync(string control, Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (Exception refused) when (refused is MediaRefusedException or RefusedRequestException)
        {
            ModelState.AddModelError(control, T.Fault(refused.Message));
            return false;
        }
    }

    /// <summary>Does something to each of the chosen files, whatever becomes of the others; those left as they were are named on the page, with the reason.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="action">Does it, and says why not where the reason is no refusal.</param>
    /// <returns>To how many it was done.</returns>
    protected async Task<int> EachAsync(IReadOnlyCollection<string> paths, Func<string, Task<string?>> action)
    {
        if (paths.Count == 0)
            ModelState.AddModelError("", T["Choose a file first."]);
        var left = 0;
        foreach (var path in paths)
        {
            if (await ReasonAsync(path, action) is not { } reason)
                continue;
            ModelState.AddModelError("", reason);
            left++;
        }

        return paths.Count - left;
    }

    private async Task<string?> ReasonAsync(string path, Func<string, Task<string?>> action)
    {
        try
        {
            return await action(path);
        }
        catch (CmsException refused)
        {
            return T["“{0}”: {1}", path, T.Reason(refused)];
        }
    }
}
