using CoproCms.Content.Filtering;
using CoproCms.Errors;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Parts;

public sealed class AliasTests
{
    [Fact]
    public async Task An_alias_is_made_from_the_title_and_numbered_when_it_is_taken()
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Menu").Part("TitlePart").Part("AliasPart"));
        await using var session = engine.As();

        Assert.Equal("main-menu", (await session.PublishAsync("Menu", """{"TitlePart":{"Title":"Main menu"}}""")).Part("AliasPart")!["Alias"]!.GetValue<string>());
        Assert.Equal("main-menu-1", (await session.DraftAsync("Menu", """{"TitlePart":{"Title":"Main menu"}}""")).Part("AliasPart")!["Alias"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_alias_of_another_item_is_refused()
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Menu").Part("TitlePart").Part("AliasPart"));
        await using var session = engine.As();
        var menu = await session.PublishAsync("Menu", """{"AliasPart":{"Alias":"main"}}""");

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(() => session.PublishAsync("Menu", """{"AliasPart":{"Alias":"MAIN"}}"""));

        Assert.Equal(("Alias", "Your alias is already in use. \"MAIN\""), (refusal.Errors.Single().Path, refusal.Errors.Single().Message));
        await session.ChangeAsync(menu.ContentItemId, """{"TitlePart":{"Title":"Renamed"}}""");
    }

    [Fact]
    public async Task An_item_is_found_by_its_alias()
    {
        await using var engine = await Engine.StartAsync(new TypeBuilder("Menu").Part("TitlePart").Part("AliasPart"));
        await using var session = engine.As();
        await session.PublishAsync("Menu", """{"TitlePart":{"Title":"A"},"AliasPart":{"Alias":"main"}}""");
        await session.PublishAsync("Menu", """{"TitlePart":{"Title":"B"},"AliasPart":{"Alias":"foot"}}""");

        Assert.Equal(["B"], await session.FindAsync("Menu", new ContentFilter.Field("AliasPart", "Alias", FilterOperator.Equal, "foot")));
    }
}
