using CoproCms.Admin.Contents;

namespace CoproCms.AccessibilityRules;

/// <summary>The findings beside the form, which follow what is written.</summary>
internal sealed class AccessibilityPanel(AccessibilityCheck check) : IContentEditorExtension
{
    private const int AfterTheOthers = 50;

    public async ValueTask<IReadOnlyList<EditorPiece>> PiecesAsync(EditedItem edited, CancellationToken cancellationToken) =>
        [new(EditorPlace.Side, "/AccessibilityRules/Admin/Panel.cshtml", await check.RunAsync(edited.Item, cancellationToken), AfterTheOthers)];
}
