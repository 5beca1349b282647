using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CoproCms.Html;

/// <summary>Markdown as HTML, the same for pages, previews and checks. What comes out is not sanitised yet.</summary>
public static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    public static string Of(string markdown) => Markdown.ToHtml(markdown, Pipeline);

    /// <summary>The same, with a mark on each picture that the text says nothing about: Markdown makes an empty alternative text of that.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="mark">Name of the attribute that marks them.</param>
    public static string Of(string markdown, string mark)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var picture in document.Descendants<LinkInline>().Where(l => l is { IsImage: true, FirstChild: null }))
            picture.GetAttributes().AddProperty(mark, "");
        return document.ToHtml(Pipeline);
    }
}
