using CoproCms.Admin;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Editing.WorkingCopies;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Editing.Admin;

/// <summary>What the reader has written and not saved.</summary>
[AdminPermission]
internal sealed class UnsavedModel(WorkingCopyStore copies, ContentQuery query, DefinitionStore definitions) : AdminPage
{
    public IReadOnlyList<UnsavedWork> Work { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Title = T["Unsaved work"];
        var kept = await copies.ListAsync(cancellationToken);
        var stored = await query.FindManyAsync([.. kept.Select(c => c.ContentItemId)], ContentStatus.Latest, cancellationToken);
        var types = await definitions.GetAsync(cancellationToken);
        Work = [.. kept.Select(c => new UnsavedWork(c, types.Type(c.ContentType)?.DisplayName ?? c.ContentType, stored.ContainsKey(c.ContentItemId)))];
        return Page();
    }
}

/// <param name="Copy">What is kept.</param>
/// <param name="TypeName">Name of the item's type.</param>
/// <param name="IsStored">Whether some version of the item was saved.</param>
internal sealed record UnsavedWork(WorkingCopy Copy, string TypeName, bool IsStored)
{
    public string Address => IsStored
        ? WorkingCopyModel.EditAddress(Copy.ContentItemId)
        : $"~/Admin/Contents/ContentTypes/{Copy.ContentType}/Create?id={Copy.ContentItemId}";
}
