using CoproCms.Content;
using CoproCms.Errors;
using CoproCms.Html;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Parts;

public sealed class NestedItemTests
{
    private static readonly TypeBuilder Page = new TypeBuilder("Page").Part("TitlePart").Part("FlowPart").Part("BagPart", """{"BagPartSettings":{"ContainedContentTypes":["Note"]}}""", "Notes");
    private static readonly TypeBuilder Note = new TypeBuilder("Note").Part("TitlePart").Part("HtmlBodyPart").Part("FlowPart").Field("Word", "TextField", """{"TextFieldSettings":{"Required":true}}""");
    private static readonly TypeBuilder Raw = new TypeBuilder("Raw").Part("HtmlBodyPart", """{"HtmlBodyPartSettings":{"SanitizeHtml":false}}""");

    [Fact]
    public async Task Nested_items_get_ids_titles_and_clean_HTML_at_any_depth()
    {
        await using var engine = await Engine.StartAsync(Page, Note);
        await using var session = engine.As();

        var page = await session.PublishAsync("Page", """
            {"FlowPart":{"Widgets":[{"ContentType":"Note","TitlePart":{"Title":"Outer"},"Note":{"Word":{"Text":"x"}},"FlowPart":{"Widgets":[
            {"ContentType":"Note","HtmlBodyPart":{"Html":"<p>x<script>y()</script></p>"},"Note":{"Word":{"Text":"x"}}}]}}]}}
            """);

        var outer = page.Part("FlowPart").Objects("Widgets").Single();
        var inner = outer.Object("FlowPart").Objects("Widgets").Single();
        Assert.Equal("Outer", outer.Text("DisplayText"));
        Assert.True(ContentId.IsWellFormed(outer.Text("ContentItemId")));
        Assert.NotEqual(outer.Text("ContentItemId"), inner.Text("ContentItemId"));
        Assert.Equal("<p>x</p>", inner.Object("HtmlBodyPart").Text("Html"));
        Assert.Equal("""{"Alignment":3,"Size":100}""", inner.Object("FlowMetadata")!.ToJsonString());
    }

    [Fact]
    public async Task HTML_is_cleaned_in_nested_items_of_unknown_types_too()
    {
        await using var engine = await Engine.StartAsync(Page);
        await using var session = engine.As();

        var page = await session.PublishAsync("Page", """{"FlowPart":{"Widgets":[{"ContentType":"Unknown","HtmlBodyPart":{"Html":"<p>x<script>y()</script></p>"}}]}}""");

        Assert.Equal("<p>x</p>", page.Part("FlowPart").Objects("Widgets").Single().Object("HtmlBodyPart").Text("Html"));
    }

    [Fact]
    public async Task A_broken_rule_inside_names_the_whole_way()
    {
        await using var engine = await Engine.StartAsync(Page, Note);
        await using var session = engine.As();

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => session.PublishAsync("Page", """
            {"FlowPart":{"Widgets":[{"ContentType":"Note","Note":{"Word":{"Text":"x"}}},{"ContentType":"Note","FlowPart":{"Widgets":[{"ContentType":"Note","Note":{"Word":{"Text":5}}}]}}]}}
            """));

        Assert.Equal(
            ["FlowPart.Widgets[1].FlowPart.Widgets[0].Note.Word.Text", "FlowPart.Widgets[1].Note.Word.Text"],
            refusal.Errors.Select(e => e.Path).Order());
    }

    [Fact]
    public async Task A_bag_takes_only_its_types()
    {
        await using var engine = await Engine.StartAsync(Page, Note);
        await using var session = engine.As();

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(
            () => session.PublishAsync("Page", """{"Notes":{"ContentItems":[{"ContentType":"Page"},{"TitlePart":{"Title":"of no type"}}]}}"""));

        Assert.Equal(["Notes.ContentItems[0]", "Notes.ContentItems[1]"], refusal.Errors.Select(e => e.Path));
    }

    [Fact]
    public async Task Two_nested_items_never_share_an_id()
    {
        await using var engine = await Engine.StartAsync(Page, Note);
        await using var session = engine.As();

        var page = await session.PublishAsync("Page", """
            {"FlowPart":{"Widgets":[{"ContentItemId":"4a","ContentType":"Note","Note":{"Word":{"Text":"x"}}},{"ContentItemId":"4a","ContentType":"Note","Note":{"Word":{"Text":"x"}}}]}}
            """);

        var ids = page.Part("FlowPart").Objects("Widgets").Select(w => w.Text("ContentItemId")).ToList();
        Assert.Equal("4a", ids[0]);
        Assert.NotEqual("4a", ids[1]);
    }

    [Fact]
    public async Task A_nested_item_is_found_while_what_holds_it_is_live()
    {
        await using var engine = await Engine.StartAsync(Page, Note);
        await using var session = engine.As();
        var page = await session.PublishAsync("Page", """{"FlowPart":{"Widgets":[{"ContentItemId":"4b","ContentType":"Note","TitlePart":{"Title":"In"},"Note":{"Word":{"Text":"x"}}}]}}""");
        var reader = session.Get<NestedItemReader>();
        Assert.Equal("In", (await reader.FindManyAsync(["4b"], default))["4b"].DisplayText);

        await session.Content.UnpublishAsync(page.ContentItemId, default);

        Assert.Empty(await reader.FindManyAsync(["4b"], default));
    }

    [Fact]
    public async Task A_nested_item_that_was_missing_or_changed_is_read_anew()
    {
        await using var engine = await Engine.StartAsync(Page, Note);
        await using var session = engine.As();
        var reader = session.Get<NestedItemReader>();
        Assert.Empty(await reader.FindManyAsync(["4d"], default));

        var page = await session.PublishAsync("Page", """{"FlowPart":{"Widgets":[{"ContentItemId":"4d","ContentType":"Note","TitlePart":{"Title":"First"},"Note":{"Word":{"Text":"x"}}}]}}""");
        Assert.Equal("First", (await reader.FindManyAsync(["4d"], default))["4d"].DisplayText);

        await session.ChangeAsync(page.ContentItemId, """{"FlowPart":{"Widgets":[{"ContentItemId":"4d","ContentType":"Note","TitlePart":{"Title":"Second"},"Note":{"Word":{"Text":"x"}}}]}}""");
        Assert.Equal("Second", (await reader.FindManyAsync(["4d"], default))["4d"].DisplayText);
    }

    [Fact]
    public async Task Who_may_not_see_what_holds_a_nested_item_does_not_find_it_though_others_just_did()
    {
        await using var engine = await Engine.StartAsync(Page, Note);
        await using var session = engine.As();
        await session.PublishAsync("Page", """{"FlowPart":{"Widgets":[{"ContentItemId":"4e","ContentType":"Note","Note":{"Word":{"Text":"x"}}}]}}""");
        Assert.Single(await session.Get<NestedItemReader>().FindManyAsync(["4e"], default));

        await using var stranger = engine.As(engine.User("ann", "ViewContentTypes"));
        Assert.Empty(await stranger.Get<NestedItemReader>().FindManyAsync(["4e"], default));
    }

    [Fact]
    public async Task Liquid_in_a_widget_stays_alive_while_an_author_edits_around_it_and_dies_when_they_write_it()
    {
        await using var engine = await Engine.StartAsync(Page, Raw);
        await using var system = engine.As();
        var page = await system.PublishAsync("Page", """{"FlowPart":{"Widgets":[{"ContentItemId":"4c","ContentType":"Raw","HtmlBodyPart":{"Html":"{{ 1 }}"}}]}}""");
        await using var author = engine.As(engine.User("ann", "PublishContent"));

        var kept = await author.ChangeAsync(page.ContentItemId, """{"TitlePart":{"Title":"New"}}""");
        Assert.Equal("{{ 1 }}", Html(kept));

        var written = await author.ChangeAsync(page.ContentItemId, """{"FlowPart":{"Widgets":[{"ContentItemId":"4c","ContentType":"Raw","HtmlBodyPart":{"Html":"{{ 2 }}"}}]}}""");
        Assert.Equal("&#123;&#123; 2 }}", Html(written));

        await using var trusted = engine.As(engine.User("eve", "PublishContent", HtmlPermissions.WriteUnsanitised.Name));
        Assert.Equal("{{ 3 }}", Html(await trusted.ChangeAsync(page.ContentItemId, """{"FlowPart":{"Widgets":[{"ContentItemId":"4c","ContentType":"Raw","HtmlBodyPart":{"Html":"{{ 3 }}"}}]}}""")));
    }

    private static string? Html(ContentItem page) => page.Part("FlowPart").Objects("Widgets").Single().Object("HtmlBodyPart").Text("Html");
}
