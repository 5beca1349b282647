using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Security;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Admin.Contents;

[AdminPermission]
internal sealed class CreateModel(ContentEditing editing) : ContentEditorPage(editing)
{
    public async Task<IActionResult> OnGetAsync(string type, string? list, string? id, CancellationToken cancellationToken)
    {
        // The id in the address is that of words that were not saved yet.
        if (ContentId.IsWellFormed(id) && await Editing.Contents.FindForEditAsync(id!, cancellationToken) is not null)
            return LocalRedirect(AddressOf(id!));
        var item = await Editing.Contents.NewAsync(type, cancellationToken);
        await DemandAsync(item.ContentType, cancellationToken);
        if (ContentId.IsWellFormed(id))
            item.ContentItemId = id!;
        if (list is { Length: > 0 })
            item.RequirePart("ContainedPart")["ListContentItemId"] = list;
        return await OpenAsync(item, true, "", cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(string type, CancellationToken cancellationToken)
    {
        if (!Request.HasFormContentType)
            return BadRequest();
        var posted = await Editing.Form.OpenAsync(await Request.ReadFormAsync(cancellationToken), cancellationToken);
        if (!posted.Item.ContentType.Equals(type, StringComparison.OrdinalIgnoreCase))
            throw new NotFoundException($"The form is not one of {type}.");
        await DemandAsync(posted.Item.ContentType, cancellationToken);
        return await HandleAsync(posted, cancellationToken);
    }

    private async Task DemandAsync(string type, CancellationToken cancellationToken)
    {
        var definition = (await Editing.Editors.ForAsync(new() { ContentItemId = "", ContentType = type }, cancellationToken)).Type;
        if (!definition.Creatable)
            throw new NotFoundException($"{type} is not made by itself.");
        if (Actor.Allows(ContentPermissions.Edit, type) == Reach.None)
            throw new ForbiddenException(ContentPermissions.Name(ContentPermissions.Edit, type), $"to write a {type}");
    }
}
