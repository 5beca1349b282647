using CoproCms.Content;
using CoproCms.Definitions;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Admin.Contents;

/// <summary>
/// What a module adds to the page on which an item is edited: buttons, panels, and commands that run once the draft is saved. Stands in the module's
/// folder, registered with <c>services.AddContentEditor&lt;T&gt;()</c>.
/// </summary>
public interface IContentEditorExtension
{
    /// <summary>Called when the form is opened, not when it comes back with faults: something else to fill it with than what is stored.</summary>
    /// <returns>The item and the version from which it starts; null to leave it as it is.</returns>
    ValueTask<EditedItem?> OpenAsync(EditedItem edited, CancellationToken cancellationToken) => default;

    /// <summary>Called when what stood in the form is saved, before any command runs.</summary>
    ValueTask SavedAsync(ContentItem saved, CancellationToken cancellationToken) => default;

    /// <summary>What to show for this item; nothing where there is nothing to say. Called once for each time the page is shown.</summary>
    ValueTask<IReadOnlyList<EditorPiece>> PiecesAsync(EditedItem edited, CancellationToken cancellationToken);

    /// <summary>
    /// Runs the command of a button of its own (<c>&lt;button name="command" value="review"&gt;</c>, inside the form or with <c>form="content-form"</c>).
    /// What stood in the form is saved as a draft before; faults of it keep the command from being run.
    /// </summary>
    /// <param name="command">The button's value.</param>
    /// <param name="saved">The latest version.</param>
    /// <param name="cancellationToken">Cancels the command.</param>
    /// <returns>What to tell on the next page, in the reader's language; null when the command is not this extension's.</returns>
    /// <exception cref="Errors.InvalidContentException">It may not be done: shown like faults of the form.</exception>
    ValueTask<string?> RunAsync(string command, ContentItem saved, CancellationToken cancellationToken) => default;
}

/// <summary>A piece of the editor's page.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="View">Path of its view, such as <c>/Preview/Admin/Button.cshtml</c>.</param>
/// <param name="Model">Model of the view.</param>
/// <param name="Order">Its place among the others there.</param>
public sealed record EditorPiece(EditorPlace Place, string View, object Model, int Order = 0);

public enum EditorPlace
{
    /// <summary>Above the form, for what must be known before writing: who else is editing.</summary>
    Top,

    /// <summary>In the bar of buttons, after those for saving and publishing.</summary>
    Buttons,

    /// <summary>A panel beside the form, inside it: its controls are posted with it.</summary>
    Side,

    /// <summary>Below the form and outside it.</summary>
    Bottom,
}

/// <summary>The item on the page.</summary>
/// <param name="Item">With what the form holds, which may not be saved yet.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsNew">There is no such item yet.</param>
/// <param name="BaseVersionId">The version from which the form starts, empty for a new item.</param>
public sealed record EditedItem(ContentItem Item, ContentTypeDefinition Type, bool IsNew, string BaseVersionId);

public static class ContentEditorServices
{
    public static IServiceCollection AddContentEditor<T>(this IServiceCollection services) where T : class, IContentEditorExtension =>
        services.AddScoped<IContentEditorExtension, T>();
}
