using CoproCms.Admin;
using CoproCms.Admin.Contents;
using CoproCms.Content;
using CoproCms.Editing.Admin;
using CoproCms.Editing.WorkingCopies;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Editing;

/// <summary>Brings unsaved work back into the form, and puts above it what the reader must know: what is kept, who else is there.</summary>
internal sealed class ContentEditor(KeptWork work, WorkingCopyStore copies, CurrentActor actor, AdminText text, IHttpContextAccessor http, TimeProvider time) : IContentEditorExtension
{
    public async ValueTask<EditedItem?> OpenAsync(EditedItem edited, CancellationToken cancellationToken) =>
        await work.FindAsync(edited.Item, edited.IsNew, cancellationToken) is { } copy
            ? edited with { Item = WorkingCopyStore.Lay(copy, edited.Item), BaseVersionId = copy.BaseVersionId } : null;

    public async ValueTask<IReadOnlyList<EditorPiece>> PiecesAsync(EditedItem edited, CancellationToken cancellationToken)
    {
        if (actor.Value.UserId is not { } user)
            return [];
        var copy = await copies.FindAsync(edited.Item.ContentItemId, cancellationToken);
        var shown = copy is not null && HttpMethods.IsGet(http.HttpContext!.Request.Method);
        var bar = new EditingBar(
            edited.Item.ContentItemId, user, Guid.NewGuid().ToString("N"), copy is null ? "" : WorkingCopyModel.Stamp(copy.SavedUtc),
            shown ? EditingWords.Moment(copy!.SavedUtc, text, time.GetUtcNow().UtcDateTime) : null, edited.IsNew);
        return [new(EditorPlace.Top, "/Editing/Admin/Bar.cshtml", bar)];
    }

    public async ValueTask SavedAsync(ContentItem saved, CancellationToken cancellationToken)
    {
        if (actor.Value.UserId is not null)
            await copies.DiscardAsync(saved.ContentItemId, cancellationToken);
    }
}

/// <summary>Model of the bar above the form.</summary>
/// <param name="ContentItemId">The item.</param>
/// <param name="UserId">Who edits it: what is kept on the device is theirs alone.</param>
/// <param name="Window">A name for this showing of the form.</param>
/// <param name="Known">Stamp of the copy on the server when the form was made, empty for none.</param>
/// <param name="ShownFrom">When the unsaved work that the form shows was kept; null where it shows what is saved.</param>
/// <param name="IsNew">Whether there is no such item yet.</param>
internal sealed record EditingBar(string ContentItemId, string UserId, string Window, string Known, string? ShownFrom, bool IsNew);
