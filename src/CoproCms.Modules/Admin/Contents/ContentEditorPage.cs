using System.Text.Json.Nodes;
using CoproCms.Admin.Contents.Versions;
using CoproCms.Content;
using CoproCms.Definitions;
using CoproCms.Errors;
using CoproCms.Parts;
using CoproCms.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CoproCms.Admin.Contents;

/// <summary>The form of an item, new or not. Every command saves what stands in the form first, so that no word is lost by a click.</summary>
// The token is checked here: a stale one gives the form back with every word, instead of a bare 400.
[IgnoreAntiforgeryToken]
[RequestFormLimits(ValueCountLimit = ContentForm.MaximumValues, KeyLengthLimit = 4096)]
internal abstract class ContentEditorPage(ContentEditing editing) : AdminPage
{
    protected ContentEditing Editing { get; } = editing;

    public ItemEditor Editor { get; private set; } = null!;

    public ItemState State { get; private set; } = null!;

    public EditedItem Edited { get; private set; } = null!;

    public IReadOnlyList<EditorPiece> Pieces { get; private set; } = [];

    /// <summary>Whether saving is publishing, for want of drafts.</summary>
    public bool IsDraftable => Editor.Type.Draftable;

    public string EditAddress => AddressOf(State.Item.ContentItemId);

    public IEnumerable<EditorPiece> PiecesAt(EditorPlace place) => Pieces.Where(p => p.Place == place).OrderBy(p => p.Order);

    protected static string AddressOf(string contentItemId) => $"~/Admin/Contents/ContentItems/{contentItemId}/Edit";

    /// <summary>The page with the item as it is stored, or with what an extension fills it with.</summary>
    protected async Task<PageResult> OpenAsync(ContentItem item, bool isNew, string baseVersionId, CancellationToken cancellationToken)
    {
        var opened = new EditedItem(item, (await Editing.Editors.ForAsync(item, cancellationToken)).Type, isNew, baseVersionId);
        foreach (var extension in Editing.Extensions)
            opened = await extension.OpenAsync(opened, cancellationToken) ?? opened;
        return await ShowAsync(opened.Item, isNew, opened.BaseVersionId, cancellationToken);
    }

    /// <summary>The page with the item as it is, or as the form has it.</summary>
    protected async Task<PageResult> ShowAsync(ContentItem item, bool isNew, string baseVersionId, CancellationToken cancellationToken)
    {
        (Script, Style, Wide) = ("editor", "editor", true);
        Editor = await Editing.Editors.ForAsync(item, cancellationToken);
        State = await Editing.States.OfAsync(item, isNew, cancellationToken);
        Edited = new(item, Editor.Type, isNew, baseVersionId);
        var type = T[Editor.Type.DisplayName];
        Title = isNew ? T["New: {0}", type] : item.DisplayText is { Length: > 0 } text ? text : T["Untitled"];
        var pieces = new List<EditorPiece>();
        foreach (var extension in Editing.Extensions)
            pieces.AddRange(await extension.PiecesAsync(Edited, cancellationToken));
        Pieces = pieces;
        return Page();
    }

    protected async Task<IActionResult> HandleAsync(PostedItem posted, CancellationToken cancellationToken)
    {
        var form = await Request.ReadFormAsync(cancellationToken);
        var item = await Editing.Form.ReadAsync(posted.Item, form, cancellationToken);
        var command = form["command"].ToString();
        ContentItem? saved = null;
        if (!await Editing.Antiforgery.IsRequestValidAsync(HttpContext))
            return await AskAgainAsync(item, posted, cancellationToken);
        try
        {
            if (NestedCommand.Parse(command) is { } nested)
                return await ChangeRowsAsync(item, posted, nested, form, cancellationToken);
            if (command == "delete")
                return await DeleteAsync(posted, cancellationToken);
            saved = await SaveAsync(item, posted, command == "publish", cancellationToken);
            foreach (var extension in Editing.Extensions)
                await extension.SavedAsync(saved, cancellationToken);
            return await RunAsync(command, saved, cancellationToken);
        }
        catch (InvalidContentException refused)
        {
            AddErrors(await Editing.ResolveAsync(refused.Errors, item, cancellationToken));
            Response.StatusCode = StatusCodes.Status400BadRequest;
            // Where only the command was refused, the form goes on from what it saved.
            return saved is null
                ? await ShowAsync(item, posted.IsNew, posted.BaseVersionId, cancellationToken)
                : await ShowAsync(saved, isNew: false, await Editing.Contents.BaseOfAsync(saved, cancellationToken), cancellationToken);
        }
        catch (ConflictException)
        {
            // 307: the browser posts the same form again, there.
            return LocalRedirectPreserveMethod($"~/Admin/Contents/ContentItems/{posted.Item.ContentItemId}/Merge");
        }
    }

    private async Task<IActionResult> AskAgainAsync(ContentItem item, PostedItem posted, CancellationToken cancellationToken)
    {
        ModelState.AddModelError("", T["The form was open for too long, or you signed in anew meanwhile. Nothing is lost: press the button again."]);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return await ShowAsync(item, posted.IsNew, posted.BaseVersionId, cancellationToken);
    }

    private async Task<IActionResult> ChangeRowsAsync(ContentItem item, PostedItem posted, NestedCommand command, IFormCollection form, CancellationToken cancellationToken)
    {
        var type = form[$"add:{command.Path}"].ToString();
        var row = type.Length == 0 ? [] : NestedJson.Of(await Editing.Contents.NewAsync(type, cancellationToken), ContentId.New());
        command.ApplyTo(item.Content, () => row);
        return await ShowAsync(item, posted.IsNew, posted.BaseVersionId, cancellationToken);
    }

    // A form that changes nothing makes no new version when its button is for something else.
    private async Task<ContentItem> SaveAsync(ContentItem item, PostedItem posted, bool publish, CancellationToken cancellationToken)
    {
        var command = Request.Form["command"].ToString();
        var unchanged = !posted.IsNew && posted.BaseVersionId == await Editing.Contents.BaseOfAsync(posted.Item, cancellationToken) && item.Owner == posted.Item.Owner && JsonNode.DeepEquals(item.Content, posted.Item.Content);
        if (unchanged && command is not ("" or "save" or "publish"))
            return posted.Item;
        CheckDates(item, posted.Item);
        var note = Request.Form[VersionsEditor.Note].ToString();
        var options = new WriteOptions { Publish = publish, BaseVersionId = posted.IsNew ? null : posted.BaseVersionId, Note = note };
        if (item.Owner == posted.Item.Owner)
            return await Editing.Contents.SaveAsync(item, options, cancellationToken);

        // What is done to the item is for its owner as it was to do.
        var written = item.Clone();
        written.Owner = posted.Item.Owner;
        return await Editing.Contents.SaveAsync(written, options with { Owner = item.Owner ?? "", Note = await Editing.Owners.NoteAsync(note, item.Owner, cancellationToken) }, cancellationToken);
    }

    private void CheckDates(ContentItem item, ContentItem before)
    {
        try
        {
            ContentSchedule.Of(item).Check(ContentSchedule.Of(before), live: false, Editing.Time.GetUtcNow().UtcDateTime);
        }
        catch (InvalidContentException refused)
        {
            throw new InvalidContentException(ScheduleErrors.InForm(refused.Errors));
        }
    }

    private async Task<IActionResult> RunAsync(string command, ContentItem saved, CancellationToken cancellationToken)
    {
        switch (command)
        {
            case "" or "save":
                return Done(saved.Published ? T["Published."] : T["Draft saved."], saved);
            case "publish":
                return Done(T["Published."], saved);
            case "unpublish":
                await Editing.Contents.UnpublishAsync(saved.ContentItemId, cancellationToken);
                return Done(T["Unpublished. The content stays here as a draft."], saved);
            case "clone":
                var clone = await Editing.Copies.CloneAsync(saved, T["{0} (copy)", saved.DisplayText ?? ""], cancellationToken);
                return Done(T["This is the copy."], clone);
            case ['t', 'r', 'a', 'n', 's', 'l', 'a', 't', 'e', ':', ..]:
                var translation = await Editing.Copies.TranslateAsync(saved, command["translate:".Length..], cancellationToken);
                return Done(T["This is the new version. It starts as a copy: translate it, then publish."], translation);
            default:
                return Done(await ExtensionAsync(command, saved, cancellationToken), saved);
        }
    }

    private async Task<string> ExtensionAsync(string command, ContentItem saved, CancellationToken cancellationToken)
    {
        foreach (var extension in Editing.Extensions)
        {
            if (await extension.RunAsync(command, saved, cancellationToken) is { } message)
                return message;
        }

        return T["Draft saved."];
    }

    private async Task<IActionResult> DeleteAsync(PostedItem posted, CancellationToken cancellationToken)
    {
        var item = posted.Item;
        await Editing.Contents.DeleteAsync(item.ContentItemId, cancellationToken);
        Tell(T["“{0}” is in the bin.", item.DisplayText ?? item.ContentItemId], $"~/Admin/Contents/ContentItems/{item.ContentItemId}/Restore");
        return LocalRedirect("~/Admin/Contents/ContentItems");
    }

    // Whoever gave the item away may have no right to it any more.
    private LocalRedirectResult Done(string message, ContentItem item)
    {
        Tell(message);
        return LocalRedirect(Actor.Allows(ContentPermissions.Edit, item.ContentType, item.Owner) ? AddressOf(item.ContentItemId) : "~/Admin/Contents/ContentItems");
    }
}
