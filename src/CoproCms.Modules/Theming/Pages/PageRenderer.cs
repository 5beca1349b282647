using CoproCms.Content;
using CoproCms.Hosting;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Rendering;
using CoproCms.Theming.Shapes;
using CoproCms.Theming.Values;
using Fluid.Values;
using Microsoft.AspNetCore.Http;

namespace CoproCms.Theming.Pages;

/// <summary>A page as rendered, and what it depends on.</summary>
internal sealed record RenderedPage(string Html, PageState State, string Culture);

/// <summary>Renders whole pages: the body first, so that the layout knows what the body asked of it.</summary>
internal sealed class PageRenderer(RenderSessions sessions, HomePages homes, IEnumerable<IPageExtension> extensions)
{
    public async Task<RenderedPage> RenderAsync(ContentItem item, HttpContext http, CancellationToken cancellationToken) =>
        await RenderAsync(item, await BeginAsync(item.Culture, http, cancellationToken));

    /// <summary>The page of an item that is not live: nothing of it goes into a cache or a search engine.</summary>
    /// <param name="item">As it is to become.</param>
    /// <param name="script">Address of a script module that the page is to have besides its own, null for none.</param>
    /// <param name="http">The request.</param>
    /// <param name="cancellationToken">Stops the rendering.</param>
    public async Task<RenderedPage> RenderPreviewAsync(ContentItem item, string? script, HttpContext http, CancellationToken cancellationToken)
    {
        var context = await BeginAsync(item.Culture, http, cancellationToken);
        context.Session.NotePersonal();
        if (script is not null)
            context.Session.Page.Resources.Script(script, atHead: true, ("type", "module"));
        return await RenderAsync(item, context);
    }

    private async Task<RenderedPage> RenderAsync(ContentItem item, LiquidContext context)
    {
        context.Session.PageItem = item;
        if (!string.IsNullOrEmpty(item.DisplayText))
            context.Session.Page.TitleSegments.Add(item.DisplayText);
        foreach (var extension in extensions)
            await extension.DescribeAsync(item, context);
        return await LayOutAsync(context.Session.Shape(item, ContentShape.Detail), context);
    }

    public async Task<RenderedPage> RenderErrorAsync(int status, string? errorId, string culture, HttpContext http, CancellationToken cancellationToken)
    {
        var context = await BeginAsync(culture, http, cancellationToken);
        var shape = new Shape("HttpError").Set("Code", NumberValue.Create(status)).Set("ErrorId", StringValue.Create(errorId ?? ""));
        shape.Alternates.Add($"HttpError__{status}");
        return await LayOutAsync(shape, context);
    }

    /// <summary>The layout around a page that a feature has written itself; template <c>SitePage</c>.</summary>
    public async Task<RenderedPage> RenderAsync(SitePage page, string body, HttpContext http, CancellationToken cancellationToken)
    {
        var context = await BeginAsync(page.Culture, http, cancellationToken);
        context.Session.Page.TitleSegments.Add(page.Title);
        context.Session.Page.Translations = page.Translations;
        context.Session.Page.Resources.Meta("robots", null, "noindex");
        context.Session.Page.Resources.Style(page.Stylesheet);
        return await LayOutAsync(new Shape("SitePage").Set("Body", new StringValue(body, encode: false)), context);
    }

    private async ValueTask<LiquidContext> BeginAsync(string? culture, HttpContext http, CancellationToken cancellationToken)
    {
        var context = await sessions.BeginAsync(culture, http, cancellationToken);
        context.Session.Page.HomeItemIds = (await homes.GetAsync(cancellationToken)).ItemIds;
        return context;
    }

    private static async Task<RenderedPage> LayOutAsync(Shape body, LiquidContext context)
    {
        var page = context.Session.Page;
        page.Body = await ShapeRenderer.RenderAsync(body, context);
        var html = page.Layout is { } layout ? await ShapeRenderer.RenderAsync(new LayoutShape(layout, context.Session), context) : page.Body;
        return new(html, page, context.Session.Culture);
    }

    /// <summary>The layout: <c>Model.ContentItem</c> is the page's item, <c>Model.Footer</c> what is in the zone.</summary>
    private sealed class LayoutShape(string type, RenderSession session) : Shape(type)
    {
        internal override ValueTask<FluidValue> GetAsync(string name, LiquidContext context)
        {
            if (name == "ContentItem")
                return new(ContentItemValue.Of(session.PageItem));
            return session.Page.Zones.TryGetValue(name, out var contents)
                ? new(new ArrayValue([.. contents.Select(c => c.Content)])) : base.GetAsync(name, context);
        }
    }
}
