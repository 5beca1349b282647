using CoproCms.Content;
using CoproCms.Html;
using CoproCms.Theming.Liquid;
using CoproCms.Theming.Values;
using Fluid.Values;

namespace CoproCms.Theming.Rendering;

/// <summary>Turns stored HTML and Markdown into what readers see: Liquid where it may run, then shortcodes.</summary>
internal sealed class HtmlRenderer(HtmlPolicy policy, PatternCache templates)
{
    public async ValueTask<string> HtmlAsync(string html, bool runLiquid, ContentItem item, LiquidContext context)
    {
        var text = runLiquid ? await LiquidAsync(html, item, context) : html;
        return Shortcodes.Replace(text, context.Session);
    }

    public async ValueTask<string> MarkdownAsync(string markdown, bool runLiquid, ContentItem item, LiquidContext context)
    {
        var html = ToHtml(runLiquid ? await LiquidAsync(markdown, item, context) : markdown);
        return Shortcodes.Replace(html, context.Session);
    }

    public string ToHtml(string markdown) => policy.Sanitise(MarkdownHtml.Of(markdown));

    public string Sanitise(string html) => policy.Sanitise(html);

    /// <summary>Runs a text as a template that sees the item as <c>Model.ContentItem</c>.</summary>
    public async ValueTask<string> LiquidAsync(string text, ContentItem? item, LiquidContext context)
    {
        if (!text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal))
            return text;
        var template = templates.Get(text);
        using var isolation = context.Isolate();
        var value = ContentItemValue.Of(item);
        isolation.Context.SetValue("ContentItem", value);
        isolation.Context.SetValue("Model", new RootValue((name, _) => name == "ContentItem" ? value : NilValue.Instance));
        using var writer = new OutputWriter();
        await template.RenderAsync(writer, isolation.Context, LiquidEngine.Html);
        return writer.ToString();
    }
}
