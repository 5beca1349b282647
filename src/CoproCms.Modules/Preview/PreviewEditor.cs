using CoproCms.Admin.Contents;
using CoproCms.Content;
using CoproCms.Security;

namespace CoproCms.Preview;

/// <summary>The preview beside the form of an item that can have a page.</summary>
internal sealed class PreviewEditor(CurrentActor actor) : IContentEditorExtension
{
    public ValueTask<IReadOnlyList<EditorPiece>> PiecesAsync(EditedItem edited, CancellationToken cancellationToken)
    {
        // Whatever has a stereotype, as widgets and menus' items have, is shown inside other pages only.
        if (edited.Type.Stereotype is not null)
            return new([]);
        var id = edited.Item.ContentItemId;
        var mayShare = !edited.IsNew && actor.Value.Allows(ContentPermissions.Preview, edited.Type.Name, edited.Item.Owner);
        var panel = new PreviewPanel($"~/Admin/Preview/{id}", mayShare ? $"~/Admin/Preview/{id}/Links" : null);
        return new([new(EditorPlace.Buttons, "/Preview/Admin/Button.cshtml", panel), new(EditorPlace.Bottom, "/Preview/Admin/Panel.cshtml", panel)]);
    }
}

/// <summary>Model of the preview's button and panel.</summary>
/// <param name="Address">Of the page that is framed.</param>
/// <param name="LinksAddress">Where links to it are made; null for whoever may make none, or where there is nothing to show yet.</param>
internal sealed record PreviewPanel(string Address, string? LinksAddress);
