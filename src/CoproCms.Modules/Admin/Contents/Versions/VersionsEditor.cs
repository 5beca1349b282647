using CoproCms.Admin.Contents.Faults;

namespace CoproCms.Admin.Contents.Versions;

/// <summary>Puts the way to the versions onto the page of an item, a line for a note on the change, and what the check of links found.</summary>
internal sealed class VersionsEditor(FaultBook faults) : IContentEditorExtension
{
    /// <summary>Name of the control with the note.</summary>
    public const string Note = "VersionNote";

    private const string Folder = "/Admin/Contents/Versions/";

    public ValueTask<IReadOnlyList<EditorPiece>> PiecesAsync(EditedItem edited, CancellationToken cancellationToken)
    {
        var pieces = new List<EditorPiece>();
        if (edited.Type.Versionable)
            pieces.Add(new(EditorPlace.Side, Folder + "Note.cshtml", Note, 80));
        if (!edited.IsNew)
            pieces.Add(new(EditorPlace.Buttons, Folder + "VersionsButton.cshtml", VersionsModel.AddressOf(edited.Item.ContentItemId), 90));
        if (!edited.IsNew && faults.Find(edited.Item.ContentItemId) is { Links.IsEmpty: false } fault)
            pieces.Add(new(EditorPlace.Side, Folder + "Links.cshtml", fault, 70));
        return new(pieces);
    }
}
