using CoproCms.AccessibilityRules;
using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Tests.Given;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.AccessibilityRules;

/// <summary>Pictures without words do not go live, by whichever door.</summary>
public sealed class PublishingTests
{
    private static readonly TypeBuilder Post = new TypeBuilder("Post").Part("HtmlBodyPart").Part("MarkdownBodyPart").Part("FlowPart")
        .Field("Story", "HtmlField").Field("Image", "MediaField").Field("Papers", "MediaField", """{"MediaFieldSettings":{"RequireMediaText":false}}""");

    [Theory]
    [InlineData("""{"Post":{"Image":{"Paths":["hall.jpg"]}}}""", "Post.Image.MediaTexts")]
    [InlineData("""{"Post":{"Image":{"Paths":["a.jpg","b.PNG"],"MediaTexts":["A full hall"," "]}}}""", "Post.Image.MediaTexts")]
    [InlineData("""{"Post":{"Image":{"Paths":["a.jpg","b.png"],"Decorative":[true]}}}""", "Post.Image.MediaTexts")]
    [InlineData("""{"Post":{"Story":{"Html":"<p><img src=\"/media/hall.jpg\"></p>"}}}""", "Post.Story.Html")]
    [InlineData("""{"HtmlBodyPart":{"Html":"<p>[image]hall.jpg[/image]</p>"}}""", "HtmlBodyPart.Html")]
    [InlineData("""{"MarkdownBodyPart":{"Markdown":"![](/media/hall.jpg)"}}""", "MarkdownBodyPart.Markdown")]
    [InlineData("""{"FlowPart":{"Widgets":[{"ContentType":"Note","HtmlBodyPart":{"Html":"<img src=\"/media/hall.jpg\">"}}]}}""", "FlowPart.Widgets[0].HtmlBodyPart.Html")]
    public async Task A_picture_without_words_stays_a_draft(string content, string path)
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        var draft = await session.DraftAsync("Post", content);

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => session.Content.PublishAsync(draft.ContentItemId, default));

        Assert.Equal((path, "picture.text"), (refusal.Errors.Single().Path, refusal.Errors.Single().Code));
    }

    [Theory]
    [InlineData("""{"Post":{"Image":{"Paths":["a.jpg"],"MediaTexts":["A full hall"]}}}""")]
    [InlineData("""{"Post":{"Image":{"Paths":["a.jpg"],"Decorative":[true]}}}""")]
    [InlineData("""{"Post":{"Image":{"Paths":["minutes.pdf"]}}}""")]
    [InlineData("""{"Post":{"Papers":{"Paths":["a.jpg"]}}}""")]
    [InlineData("""{"HtmlBodyPart":{"Html":"<p><img src=\"/media/line.svg\" alt=\"\"></p>"}}""")]
    [InlineData("""{"HtmlBodyPart":{"Html":"<h4>Skipped levels</h4><p><a href=\"/x\">here</a></p>"}}""")]
    public async Task With_words_or_marked_as_decorative_it_goes_live(string content)
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();

        Assert.True((await session.PublishAsync("Post", content)).Published);
    }

    [Fact]
    public async Task An_import_brings_what_was_published_elsewhere()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        var item = await session.Content.NewAsync("Post", default);
        item.Published = item.Latest = true;
        item.Content["Post"] = System.Text.Json.Nodes.JsonNode.Parse("""{"Image":{"Paths":["hall.jpg"]}}""");

        Assert.Equal(ImportOutcome.Created, await session.Content.ImportAsync(item, "x", default));
    }

    [Fact]
    public async Task Findings_name_the_place_and_the_how_manieth_element_of_its_kind_it_is()
    {
        await using var engine = await Engine.StartAsync(Post);
        await using var session = engine.As();
        var item = await session.DraftAsync("Post", """{"HtmlBodyPart":{"Html":"<p>[image]a.jpg[/image]</p><p><img src=\"b.jpg\" alt=\"B\"><img src=\"c.jpg\"></p><h2>One</h2><h4>Two words</h4>"}}""");

        var findings = await session.Get<AccessibilityCheck>().RunAsync(item, default);

        Assert.Equal(
            [("picture.text", "a.jpg", "", 0), ("picture.text", "c.jpg", "img", 1), ("heading.order", "Two words", "h4", 0)],
            findings.Select(f => (f.Rule.Name, f.Excerpt, f.Tag, f.Index)));
        Assert.All(findings, finding => Assert.Equal("HtmlBodyPart.Html", finding.Path));
    }
}
