using CoproCms.Content;
using CoproCms.Errors;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Admin.Contents;

[AdminPermission]
internal sealed class EditModel(ContentEditing editing) : ContentEditorPage(editing)
{
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellationToken)
    {
        var item = await FindAsync(id, cancellationToken);
        return await OpenAsync(item, false, await Editing.Contents.BaseOfAsync(item, cancellationToken), cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellationToken)
    {
        if (!Request.HasFormContentType)
            return BadRequest();
        var form = await Request.ReadFormAsync(cancellationToken);
        return await HandleAsync(new(await FindAsync(id, cancellationToken), form[ContentForm.BaseVersion].ToString(), false), cancellationToken);
    }

    private async Task<ContentItem> FindAsync(string id, CancellationToken cancellationToken) =>
        await Editing.Contents.FindForEditAsync(id, cancellationToken) ?? throw new NotFoundException($"There is no content item {id}.");
}
