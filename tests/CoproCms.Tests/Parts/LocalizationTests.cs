using CoproCms.Errors;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Parts;

public sealed class LocalizationTests
{
    private static TypeBuilder Page => new TypeBuilder("Page").Part("TitlePart").Part("LocalizationPart");

    [Fact]
    public async Task A_new_item_gets_the_sites_language_and_a_set_of_its_own()
    {
        await using var engine = await Engine.StartAsync(Page);
        await using var session = engine.As();

        var page = await session.PublishAsync("Page");

        Assert.Equal("en", page.Culture);
        Assert.Equal(26, page.LocalizationSet!.Length);
    }

    [Fact]
    public async Task A_set_holds_one_item_a_language()
    {
        await using var engine = await Engine.StartAsync(Page);
        await using var session = engine.As();
        var english = await session.PublishAsync("Page", """{"TitlePart":{"Title":"About"}}""");
        var set = english.LocalizationSet;
        await session.PublishAsync("Page", $$$"""{"LocalizationPart":{"LocalizationSet":"{{{set}}}","Culture":"cy"}}""");

        var refusal = await Assert.ThrowsAsync<InvalidContentException>(
            () => session.PublishAsync("Page", $$$"""{"LocalizationPart":{"LocalizationSet":"{{{set}}}","Culture":"en"}}"""));

        Assert.Equal("LocalizationPart.Culture", refusal.Errors.Single().Path);
        Assert.Contains("\"About\"", refusal.Errors.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_that_does_not_exist_is_refused()
    {
        await using var engine = await Engine.StartAsync(Page);
        await using var session = engine.As();

        await Assert.ThrowsAsync<InvalidContentException>(() => session.PublishAsync("Page", """{"LocalizationPart":{"Culture":"welsh!"}}"""));
    }
}
