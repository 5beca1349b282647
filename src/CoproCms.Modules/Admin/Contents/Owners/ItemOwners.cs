using CoproCms.Content;
using CoproCms.Security;

namespace CoproCms.Admin.Contents;

/// <summary>To whom items belong, for the form in which that is changed.</summary>
internal sealed class ItemOwners(IUserDirectory users, ContentManager contents, CurrentActor actor, AdminText text) : IContentEditorExtension
{
    private const string Between = " · ";

    public async ValueTask<IReadOnlyList<EditorPiece>> PiecesAsync(EditedItem edited, CancellationToken cancellationToken)
    {
        var item = edited.Item;
        if (!actor.Value.AllowsGiving(item.ContentType))
            return [];
        var stored = edited.IsNew ? actor.Value.UserId : (await contents.FindForEditAsync(item.ContentItemId, cancellationToken))?.Owner;
        return [new(EditorPlace.Side, "/Admin/Contents/Owners/Owner.cshtml", new OwnerChoice(stored ?? "", item.Owner ?? ""), 75)];
    }

    /// <summary>The writer's note with a line that says to whom the item was given, so that it stands among the versions.</summary>
    public async Task<string> NoteAsync(string note, string? owner, CancellationToken cancellationToken)
    {
        var found = await users.FindManyAsync([owner ?? ""], cancellationToken);
        if (!found.TryGetValue(owner ?? "", out var user))
            return note;
        var line = text["Given to {0}", PickedItems.Option(user).Text];
        if (note.Trim() is not { Length: > 0 } words)
            return line;
        return words.Length + Between.Length + line.Length <= WriteOptions.MaximumNoteLength ? words + Between + line : words;
    }
}

/// <summary>Model of the control.</summary>
/// <param name="Stored">Id of the owner as it is stored, empty for none.</param>
/// <param name="Chosen">Id of the user who is chosen in the form.</param>
internal sealed record OwnerChoice(string Stored, string Chosen);
