using CoproCms.Errors;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Parts;

public sealed class TitleTests
{
    [Fact]
    public async Task The_title_is_the_display_text()
    {
        await using var engine = await Engine.StartAsync("Page");
        await using var session = engine.As();

        var page = await session.PublishAsync("Page", """{"TitlePart":{"Title":"  About us "}}""");

        Assert.Equal("About us", page.DisplayText);
    }

    [Fact]
    public async Task A_required_title_cannot_be_left_out_or_taken_away()
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Page").Part("TitlePart", """{"TitlePartSettings":{"Options":3}}"""));
        await using var session = engine.As();

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => session.PublishAsync("Page"));
        Assert.Equal(("Title", "A value is required for Title."), (refusal.Errors.Single().Path, refusal.Errors.Single().Message));

        var page = await session.PublishAsync("Page", """{"TitlePart":{"Title":"About"}}""");
        await Assert.ThrowsAsync<InvalidContentException>(() => session.ChangeAsync(page.ContentItemId, """{"TitlePart":{"Title":" "}}"""));
    }

    [Theory]
    [InlineData(0, "Mine", "Mine")]
    [InlineData(0, "", "Talk: Ann")]
    [InlineData(1, "Mine", "Talk: Ann")]
    [InlineData(2, "Mine", "Talk: Ann")]
    [InlineData(3, "Mine", "Mine")]
    public async Task A_pattern_makes_the_title_where_the_options_say_so(int options, string title, string expected)
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Talk").Field("Speaker", "TextField").Part(
            "TitlePart", $$$"""{"TitlePartSettings":{"Pattern":"Talk: {{ ContentItem.Content.Talk.Speaker.Text }}","Options":{{{options}}} } }"""));
        await using var session = engine.As();

        var talk = await session.PublishAsync("Talk", $$$"""{"TitlePart":{"Title":"{{{title}}}"},"Talk":{"Speaker":{"Text":"Ann"} } }""");

        Assert.Equal(expected, talk.DisplayText);
    }
}
