using CoproCms.Content;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Theming;

public sealed class MenuTests
{
    private static readonly Dictionary<string, string> Views = new()
    {
        ["Menu"] = "{% for item in Model.Items %}{{ item | shape_render }}{% endfor %}",
        ["MenuItem"] = "[{{ Model.Level }} {{ Model.Text }} {{ Model.Href }}{% if Model.IsCurrent %} here{% endif %}{% if Model.IsAncestor %} above{% endif %}{% for item in Model.Items %}{{ item | shape_render }}{% endfor %}]",
        ["MenuItem-main-menu-ContentMenuItem"] = "<{{ Model.Text }} {{ Model.Href }}>",
        ["Layout"] = "{% shape 'menu', alias: 'alias:main-menu' %}",
        ["Content"] = "",
    };

    [Fact]
    public async Task A_menu_is_found_by_its_alias_in_the_reader_s_language()
    {
        await using var site = await StartAsync();

        Assert.Equal("[0 Newyddion /cy/newyddion]", (await site.RenderAsync("{% shape 'menu', alias: 'alias:main-menu' %}", culture: "cy")).Trim());
        Assert.StartsWith("[0 News /news", await site.RenderAsync("{% shape 'menu', alias: 'main-menu' %}"));
        Assert.Equal("", await site.RenderAsync("{% shape 'menu', alias: 'alias:none' %}"));
    }

    [Fact]
    public async Task Items_know_their_place_and_lead_to_content_in_the_reader_s_language()
    {
        await using var site = await StartAsync();

        Assert.Equal("[0 News /news here[1 Archive /news/archive]]<About us /about>", (await site.GetAsync("/news")).Body);
        Assert.Contains("[0 News /news above[1 Archive /news/archive here]]", (await site.GetAsync("/news/archive")).Body);
    }

    [Fact]
    public async Task A_page_with_a_menu_is_made_anew_when_the_menu_changes()
    {
        await using var site = await StartAsync();
        await site.GetAsync("/news");
        await using var session = site.Engine.As();
        var menu = (await session.Query.ListAsync(new() { Types = ["Menu"] }, default)).Single(m => m.Culture == "en");
        await session.ChangeAsync(menu.ContentItemId, """{"MenuItemsListPart":{"MenuItems":[{"ContentType":"LinkMenuItem","DisplayText":"Only","LinkMenuItemPart":{"Url":"https://example.org/"}}]}}""");

        Assert.Equal("[0 Only https://example.org/]", (await site.GetAsync("/news")).Body);
    }

    private static async Task<ThemedSite> StartAsync()
    {
        var site = await ThemedSite.StartAsync(
            Views,
            new TypeBuilder("Menu").Part("TitlePart").Part("AliasPart").Part("LocalizationPart").Part("MenuItemsListPart"),
            new TypeBuilder("LinkMenuItem").Part("LinkMenuItemPart").Setting("Stereotype", "MenuItem"),
            new TypeBuilder("ContentMenuItem").Part("ContentMenuItemPart").Setting("Stereotype", "MenuItem"),
            new TypeBuilder("Page").Part("TitlePart").Part("AutoroutePart").Part("LocalizationPart"));
        await using var session = site.Engine.As();
        var about = await PageAsync("About us", "about", "en", "about");
        await PageAsync("Amdanom", "cy/amdanom", "cy", "about");
        await PageAsync("News", "news", "en", "news");
        await PageAsync("Archive", "news/archive", "en", "archive");
        await session.PublishAsync("Menu", $$$"""
            {"AliasPart":{"Alias":"main-menu"},"LocalizationPart":{"Culture":"en","LocalizationSet":"menu"},"MenuItemsListPart":{"MenuItems":[
              {"ContentType":"LinkMenuItem","DisplayText":"News","LinkMenuItemPart":{"Url":"~/news"},"MenuItemsListPart":{"MenuItems":[
                {"ContentType":"LinkMenuItem","DisplayText":"Archive","LinkMenuItemPart":{"Url":"~/news/archive"}}]}},
              {"ContentType":"ContentMenuItem","ContentMenuItemPart":{"SelectedContentItem":{"ContentItemIds":["{{{about.ContentItemId}}}"] } } } ] } }
            """);
        await session.PublishAsync("Menu", """
            {"AliasPart":{"Alias":"main-menu-cy"},"LocalizationPart":{"Culture":"cy","LocalizationSet":"menu"},"MenuItemsListPart":{"MenuItems":[
              {"ContentType":"LinkMenuItem","DisplayText":"Newyddion","LinkMenuItemPart":{"Url":"~/cy/newyddion"}}]}}
            """);
        return site;

        Task<ContentItem> PageAsync(string title, string path, string culture, string set) => session.PublishAsync(
            "Page", $$$"""{"TitlePart":{"Title":"{{{title}}}"},"AutoroutePart":{"Path":"{{{path}}}"},"LocalizationPart":{"Culture":"{{{culture}}}","LocalizationSet":"{{{set}}}"}}""");
    }
}
