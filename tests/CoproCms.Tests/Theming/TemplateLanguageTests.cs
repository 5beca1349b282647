using CoproCms.Content;
using CoproCms.Rendering;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Theming;

public sealed class TemplateLanguageTests
{
    [Fact]
    public async Task Output_is_encoded_and_keeps_Welsh_letters()
    {
        await using var site = await ThemedSite.StartAsync();

        Assert.Equal("&lt;script&gt;alert(&#x27;ŵ&#x27;)&lt;/script&gt;", await site.RenderAsync("{{ \"<script>alert('ŵ')</script>\" }}"));
    }

    [Fact]
    public async Task Raw_output_is_not_encoded()
    {
        await using var site = await ThemedSite.StartAsync();

        Assert.Equal("<b>ŷ</b>", await site.RenderAsync("{{ '<b>ŷ</b>' | raw }}"));
    }

    [Fact]
    public async Task A_content_item_is_read_member_by_member()
    {
        await using var site = await ThemedSite.StartAsync();
        var item = new ContentItem { ContentItemId = "4abc", ContentType = "Post", DisplayText = "Hedges & lanes" };
        item.Content = Session.Json("""{"Post":{"Image":{"Paths":["a.jpg","b.jpg"]},"Position":{"Value":2.50},"Summary":{}}}""");

        var template = "{{ Model.ContentItem.DisplayText }}|{{ Model.ContentItem.Content.Post.Image.Paths[1] }}|{{ Model.ContentItem.Content.Post.Image.Paths.size }}"
            + "|{{ Model.ContentItem.Content.Post.Position.Value }}|{% if Model.ContentItem.Content.Post.Summary.Text != blank %}some{% else %}none{% endif %}"
            + "|{{ Model.ContentItem.Content.Nothing.At.All }}";
        Assert.Equal("Hedges &amp; lanes|b.jpg|2|2.5|none|", await site.RenderAsync(template, item));
    }

    [Fact]
    public async Task An_unknown_filter_is_a_fault_with_its_place_and_the_nearest_name()
    {
        await using var site = await ThemedSite.StartAsync();

        var fault = await site.FaultAsync("<p>\n  {{ 'a' | slugfy }}");

        Assert.Equal((2, 12), (fault.Line, fault.Column));
        Assert.Contains("there is no filter 'slugfy'; did you mean 'slugify'?", fault.Message);
    }

    [Fact]
    public async Task An_unknown_tag_is_a_fault_with_its_place_wherever_it_stands()
    {
        await using var site = await ThemedSite.StartAsync();

        var fault = await site.FaultAsync("{% if true %}\n{% render_bdy %}{% endif %}");

        Assert.Equal((2, 1), (fault.Line, fault.Column));
        Assert.Contains("there is no tag 'render_bdy'; did you mean 'render_body'?", fault.Message);
    }

    [Fact]
    public async Task A_fault_while_running_names_the_place()
    {
        await using var site = await ThemedSite.StartAsync();

        var fault = await site.FaultAsync("one\ntwo {% include 'Missing' %}");

        Assert.Equal(2, fault.Line);
        Assert.Contains("'Missing'", fault.Message);
    }

    [Theory]
    [InlineData("{% for i in (1..1000000000) %}x{% endfor %}", "range")]
    [InlineData("{% for i in (1..1000) %}{% for j in (1..1000) %}x{% endfor %}{% endfor %}", "steps")]
    [InlineData("{% assign x = 'xxxxxxxxxx' %}{% for i in (1..100) %}{% assign x = x | append: x %}{% endfor %}", "characters")]
    public async Task A_template_that_would_not_end_is_stopped(string template, string reason)
    {
        await using var site = await ThemedSite.StartAsync();

        Assert.Contains(reason, (await site.FaultAsync(template)).Message);
    }

    [Fact]
    public async Task A_template_that_includes_itself_is_stopped()
    {
        await using var site = await ThemedSite.StartAsync(new Dictionary<string, string> { ["Loop"] = "{% include 'Loop' %}" });

        Assert.Contains("templates inside one another", (await site.FaultAsync("{% include 'Loop' %}")).Message);
    }

    [Fact]
    public async Task An_included_view_takes_values_and_render_shows_it_nothing_else()
    {
        await using var site = await ThemedSite.StartAsync(new Dictionary<string, string> { ["Partials/Name"] = "[{{ name }}{{ other }}]" });

        Assert.Equal("[ab]", await site.RenderAsync("{% assign other = 'b' %}{% include 'Partials/Name', name: 'a' %}"));
        Assert.Equal("[a]", await site.RenderAsync("{% assign other = 'b' %}{% render 'Partials/Name', name: 'a' %}"));
    }

    [Fact]
    public async Task A_pattern_is_plain_text_in_the_culture_of_the_item()
    {
        await using var site = await ThemedSite.StartAsync();
        await using var session = site.Engine.As();
        var item = new ContentItem { ContentItemId = "4abc", ContentType = "Post", DisplayText = "Cŵn & chathod" };
        item.Content = Session.Json("""{"LocalizationPart":{"Culture":"cy"}}""");

        var patterns = session.Get<IEnumerable<IPatternRenderer>>().Last();
        Assert.Equal("cy/newyddion/cwn-chathod", await patterns.RenderAsync(
            "{% if ContentItem.Content.LocalizationPart.Culture == 'cy' %}cy/newyddion/{% else %}news/{% endif %}{{ Model.ContentItem.DisplayText | slugify }}",
            item, default));
        Assert.Equal("Cŵn & chathod cy", await patterns.RenderAsync("{{ ContentItem.DisplayText }} {{ Culture.Name }}", item, default));
        Assert.Null(patterns.Check("{{ ContentItem.DisplayText | slugify }}"));
        Assert.Contains("line 1, column 8", patterns.Check("{{ a | nofilter }}"));
    }
}
