using CoproCms.Content;
using CoproCms.Rendering;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Shapes;

namespace CoproCms.Theming.Rendering;

/// <summary>Renders items outside of pages, each in its own culture.</summary>
internal sealed class ContentRenderer(RenderSessions sessions, HtmlRenderer html) : IContentRenderer
{
    public async ValueTask<string> RenderItemAsync(ContentItem item, string displayType, CancellationToken cancellationToken)
    {
        var context = await sessions.BeginAsync(item.Culture, null, cancellationToken);
        return await ShapeRenderer.RenderAsync(context.Session.Shape(item, displayType), context);
    }

    public async ValueTask<string> RenderHtmlAsync(string text, bool runLiquid, ContentItem item, CancellationToken cancellationToken) =>
        await html.HtmlAsync(text, runLiquid, item, await sessions.BeginAsync(item.Culture, null, cancellationToken));

    public async ValueTask<string> RenderMarkdownAsync(string markdown, bool runLiquid, ContentItem item, CancellationToken cancellationToken) =>
        await html.MarkdownAsync(markdown, runLiquid, item, await sessions.BeginAsync(item.Culture, null, cancellationToken));
}
