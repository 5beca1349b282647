using CoproCms.Content;

namespace CoproCms.Rendering;

/// <summary>Renders content for surfaces other than the theme itself. Everything is rendered in the item's own culture.</summary>
public interface IContentRenderer
{
    /// <summary>The item's HTML in a display type (<c>Detail</c>, <c>Summary</c>), without the layout.</summary>
    ValueTask<string> RenderItemAsync(ContentItem item, string displayType, CancellationToken cancellationToken);

    /// <summary>Stored HTML as the item's page shows it: Liquid and shortcodes are run when <paramref name="runLiquid"/> says so.</summary>
    ValueTask<string> RenderHtmlAsync(string html, bool runLiquid, ContentItem item, CancellationToken cancellationToken);

    /// <summary>Markdown as sanitised HTML.</summary>
    ValueTask<string> RenderMarkdownAsync(string markdown, bool runLiquid, ContentItem item, CancellationToken cancellationToken);
}

/// <summary>Evaluates the Liquid patterns of definitions, which see <c>ContentItem</c> and <c>Model.ContentItem</c>.</summary>
public interface IPatternRenderer
{
    /// <exception cref="Errors.InvalidContentException">The pattern cannot be parsed or run; the message gives line and column.</exception>
    ValueTask<string> RenderAsync(string pattern, ContentItem item, CancellationToken cancellationToken);

    /// <summary>What is wrong with the pattern as text, null when it can be parsed.</summary>
    string? Check(string pattern);
}
