using CoproCms.Errors;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Content;

public sealed class UnreadableJsonTests
{
    [Theory]
    [InlineData("""{"Page":{"Word":{"Text":"\ud800"}}}""", "Page.Word.Text")]
    [InlineData("""{"Other":{"Deep":[1,{"X":"\udc00"}]}}""", "Other.Deep[1].X")]
    [InlineData("""{"Other":{"X":1,"X":2}}""", "Other")]
    public async Task JSON_that_nobody_can_read_is_refused_where_it_stands(string parts, string path)
    {
        await using var engine = await Engine.StartAsync("Page");
        await using var session = engine.As();
        var item = await session.Content.NewAsync("Page", default);
        foreach (var (name, value) in Session.Json(parts))
            item.Content[name] = value?.DeepClone();

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => session.Content.SaveAsync(item, new(), default));

        Assert.Equal(path, refusal.Errors.Single().Path);
    }

    [Fact]
    public async Task Unknown_parts_are_kept_as_they_are()
    {
        await using var engine = await Engine.StartAsync("Page");
        await using var session = engine.As();

        var page = await session.PublishAsync("Page", """{"Unknown":{"x":1,"list":[null,"<b>"]}}""");

        Assert.Equal("""{"x":1,"list":[null,"<b>"]}""", (await session.LiveAsync(page.ContentItemId))!.Part("Unknown")!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }
}
