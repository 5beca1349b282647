using CoproCms.Content;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Admin.Contents.List;

/// <summary>Undoes the deletion of one item. There is nothing to see here but the item itself.</summary>
[AdminPermission]
internal sealed class RestoreModel(ContentManager content) : AdminPage
{
    public IActionResult OnGet(string id) => LocalRedirect($"~/Admin/Contents/ContentItems/{id}/Edit");

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        await content.RestoreAsync(id, cancellationToken);
        Tell(T["It is back as it was."]);
        return LocalRedirect($"~/Admin/Contents/ContentItems/{id}/Edit");
    }
}
