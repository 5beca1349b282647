using System.Collections.Immutable;
using CoproCms.Admin.Contents;
using CoproCms.Content;
using CoproCms.Html;
using CoproCms.Security;
using CoproCms.Settings;

namespace CoproCms.RichText;

/// <summary>Brings the tools for writing onto the page of an item: toolbars, dialogs and their words, as templates that the scripts take from.</summary>
internal sealed class RichTextEditor(Embeds embeds, SiteSettingsStore settings, CurrentActor actor) : IContentEditorExtension
{
    public async ValueTask<IReadOnlyList<EditorPiece>> PiecesAsync(EditedItem edited, CancellationToken cancellationToken)
    {
        var cultures = (await settings.GetAsync(cancellationToken)).Cultures;
        var culture = edited.Item.Culture is { Length: > 0 } own ? own : cultures.Default;
        return [new(EditorPlace.Bottom, "/RichText/Admin/Tools.cshtml", new RichTextTools(embeds.Sources, cultures.Supported, culture, actor.Value.Has(HtmlPermissions.WriteUnsanitised.Name)))];
    }
}

/// <summary>What the tools depend on.</summary>
/// <param name="Embeds">What may be embedded.</param>
/// <param name="Cultures">Languages that a passage can be marked with.</param>
/// <param name="Culture">The language of the text.</param>
/// <param name="HasSource">Whether the writer may look at the HTML itself.</param>
internal sealed record RichTextTools(IReadOnlyList<EmbedSource> Embeds, ImmutableArray<string> Cultures, string Culture, bool HasSource);
