using CoproCms.Errors;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Fields;

public sealed class MediaTextTests
{
    [Fact]
    public async Task A_picture_is_described_before_it_goes_live_where_the_field_asks_for_it()
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Post").Field("Image", "MediaField", """{"MediaFieldSettings":{"RequireMediaText":true}}"""));
        await using var session = engine.As();
        var draft = await session.DraftAsync("Post", """{"Post":{"Image":{"Paths":["hall.jpg"],"MediaTexts":[" "]}}}""");

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => session.Content.PublishAsync(draft.ContentItemId, default));

        Assert.Equal("Post.Image.MediaTexts", refusal.Errors.Single().Path);
        await session.ChangeAsync(draft.ContentItemId, """{"Post":{"Image":{"MediaTexts":["A full hall"]}}}""");
    }

    [Fact]
    public async Task Elsewhere_a_picture_may_stand_without_words()
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Post").Field("Image", "MediaField"));
        await using var session = engine.As();

        Assert.True((await session.PublishAsync("Post", """{"Post":{"Image":{"Paths":["hall.jpg"]}}}""")).Published);
    }
}
