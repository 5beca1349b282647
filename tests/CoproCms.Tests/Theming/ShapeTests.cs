using CoproCms.Data;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Theming;

public sealed class ShapeTests
{
    private static readonly TypeBuilder Post = new TypeBuilder("Post").Part("TitlePart").Part("HtmlBodyPart").Field("Subtitle", "TextField").Field("Note", "TextField");

    private const string Parts = """{"TitlePart":{"Title":"A"},"HtmlBodyPart":{"Html":"<p>Body</p>"},"Post":{"Subtitle":{"Text":"Sub"},"Note":{"Text":"N & M"}}}""";

    [Fact]
    public async Task Without_any_template_the_parts_and_fields_show_themselves()
    {
        await using var site = await ThemedSite.StartAsync(Post);
        await using var session = site.Engine.As();

        var html = await site.DisplayAsync(await session.PublishAsync("Post", Parts));

        Assert.Contains("<h1>A</h1>", html);
        Assert.Contains("<p>Body</p>", html);
        Assert.Contains("N &amp; M", html);
    }

    [Fact]
    public async Task A_template_takes_parts_and_fields_out_by_name()
    {
        await using var site = await ThemedSite.StartAsync(
            new Dictionary<string, string>
            {
                ["Content-Post"] = "{{ Model.Content.HtmlBodyPart | shape_render }}|{{ Model.Content['Post-Note'] | shape_render }}|{% if Model.Content.CommentsPart %}x{% endif %}",
                ["TextField"] = "{{ Model.PartFieldDefinition.Name }}={{ Model.Text }}/{{ Model.Field.Text }}",
                ["Post-TextField.Summary"] = "short {{ Model.Text }}",
                ["Content.Summary"] = "fallback",
            },
            Post);
        await using var session = site.Engine.As();
        var item = await session.PublishAsync("Post", Parts);

        Assert.Equal("<p>Body</p>\n|Note=N &amp; M/N &amp; M|", await site.DisplayAsync(item));
        Assert.Contains("|short N &amp; M|", await site.DisplayAsync(item, "Summary"));
    }

    [Fact]
    public async Task A_stored_template_takes_the_place_of_the_theme_s_until_it_is_removed()
    {
        await using var site = await ThemedSite.StartAsync(new Dictionary<string, string> { ["Content-Post"] = "file" }, Post);
        await using var session = site.Engine.As();
        var item = await session.PublishAsync("Post", Parts);
        Assert.Equal("file", await site.DisplayAsync(item));

        await session.Get<DocumentStore>().SetAsync(DocumentKinds.Template, "Content__Post", new() { ["Content"] = "stored {{ Model.ContentItem.DisplayText }}" }, default);
        Assert.Equal("stored A", await site.DisplayAsync(item));

        await session.Get<DocumentStore>().RemoveAsync(DocumentKinds.Template, "Content__Post", default);
        Assert.Equal("file", await site.DisplayAsync(item));
    }

    [Fact]
    public async Task A_template_for_one_item_is_found_by_its_id()
    {
        await using var site = await ThemedSite.StartAsync(new Dictionary<string, string> { ["Content-Post"] = "type" }, Post);
        await using var session = site.Engine.As();
        var item = await session.PublishAsync("Post", Parts);
        await session.Get<DocumentStore>().SetAsync(DocumentKinds.Template, "Content__" + item.ContentItemId, new() { ["Content"] = "this one" }, default);

        Assert.Equal("this one", await site.DisplayAsync(item));
        Assert.Equal("type", await site.DisplayAsync(await session.PublishAsync("Post", Parts)));
    }

    [Fact]
    public async Task Placement_hides_moves_and_orders()
    {
        await using var site = await ThemedSite.StartAsync(
            new Dictionary<string, string>
            {
                ["Content"] = "[{{ Model.Header | shape_render }}][{{ Model.Content | shape_render }}]",
                ["TextField"] = "{{ Model.Text }};",
                ["TitlePart"] = "t;",
                ["HtmlBodyPart"] = "b;",
            },
            Post);
        await using var session = site.Engine.As();
        var item = await session.PublishAsync("Post", Parts);
        Assert.Equal("[][t;b;Sub;N &amp; M;]", await site.DisplayAsync(item));

        await PlaceAsync("TitlePart", """[{"place":"Header:1"}]""");
        await PlaceAsync("HtmlBodyPart", """[{"place":"-","contentType":["Post"],"displayType":"Detail"}]""");
        await PlaceAsync("TextField", """[{"place":"Content:after","differentiator":"Post-Subtitle"}]""");

        Assert.Equal("[t;][N &amp; M;Sub;]", await site.DisplayAsync(item));

        Task PlaceAsync(string shape, string rules) =>
            session.Get<DocumentStore>().SetAsync(DocumentKinds.Placement, shape, Session.Json($$"""{"Placement":{{rules}}}"""), default);
    }

    [Fact]
    public async Task Shapes_are_made_and_changed_in_templates()
    {
        await using var site = await ThemedSite.StartAsync(
            new Dictionary<string, string>
            {
                ["Card"] = "{{ Model.Heading }}{% for c in Model.Classes %}.{{ c }}{% endfor %}",
                ["Card-big"] = "BIG {{ Model.Heading }}",
                ["Frame"] = "<{{ Model.Metadata.ChildContent }}>",
            });

        Assert.Equal("Hi", await site.RenderAsync("{% shape 'Card', heading: 'Hi' %}"));
        Assert.Equal("Hi.a.b", await site.RenderAsync("{% assign s = 'Card' | shape_new: heading: 'Hi' %}{% shape_add_classes s 'a b' %}{{ s | shape_render }}"));
        Assert.Equal("BIG Hi", await site.RenderAsync("{% assign s = 'Card' | shape_new: heading: 'Hi' %}{% shape_add_alternates s 'Card__big' %}{{ s | shape_render }}"));
        Assert.Equal("<Hi>", await site.RenderAsync("{% assign s = 'Card' | shape_new: heading: 'Hi' %}{% shape_add_wrappers s 'Frame' %}{{ s | shape_render }}"));
    }

    [Fact]
    public async Task Templates_do_not_see_each_other_s_variables()
    {
        await using var site = await ThemedSite.StartAsync(new Dictionary<string, string> { ["Card"] = "[{{ secret }}]{% assign secret = 'inner' %}" });

        Assert.Equal("[]outer", await site.RenderAsync("{% assign secret = 'outer' %}{% shape 'Card' %}{{ secret }}"));
    }

    [Fact]
    public async Task Liquid_in_a_body_runs_only_where_sanitising_is_off()
    {
        await using var site = await ThemedSite.StartAsync(
            new TypeBuilder("Plain").Part("HtmlBodyPart"),
            new TypeBuilder("Live").Part("HtmlBodyPart", """{"HtmlBodyPartSettings":{"SanitizeHtml":false}}"""));
        await using var session = site.Engine.As();

        Assert.Contains("<p>{{ 1 | plus: 1 }}</p>", await site.DisplayAsync(await session.PublishAsync("Plain", """{"HtmlBodyPart":{"Html":"<p>{{ 1 | plus: 1 }}</p>"}}""")));
        Assert.Contains("<p>2</p>", await site.DisplayAsync(await session.PublishAsync("Live", """{"HtmlBodyPart":{"Html":"<p>{{ 1 | plus: 1 }}</p>"}}""")));
    }

    [Fact]
    public async Task An_item_is_rendered_in_its_own_language_whatever_the_request_s()
    {
        await using var site = await ThemedSite.StartAsync(
            new Dictionary<string, string> { ["Content"] = "{{ Culture.Name }} {{ '2026-03-01' | date: '%A %-d %B' }}" }, new TypeBuilder("Post").Part("LocalizationPart"));
        await using var session = site.Engine.As();

        Assert.Equal("cy Dydd Sul 1 Mawrth", await site.DisplayAsync(await session.PublishAsync("Post", """{"LocalizationPart":{"Culture":"cy"}}""")));
        Assert.Equal("en Sunday 1 March", await site.DisplayAsync(await session.PublishAsync("Post", """{"LocalizationPart":{"Culture":"en"}}""")));
    }
}
