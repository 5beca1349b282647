using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>Writing Markdown with a toolbar, and seeing what becomes of it.</summary>
[Collection(WritingSiteCollection.Name)]
public sealed class MarkdownTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    private const string Recipe =
        """
        {"name":"Notes","steps":[{"name":"ContentDefinition","ContentTypes":[{"Name":"Jotting","DisplayName":"Jotting","Settings":{"ContentTypeSettings":{"Creatable":true,"Listable":true,"Draftable":true,"Versionable":true}},
          "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"MarkdownBodyPart","Name":"MarkdownBodyPart","Settings":{}}]}]}]}
        """;

    [SkippableFact]
    public async Task Buttons_and_keys_write_Markdown_and_the_preview_shows_it_as_pages_do()
    {
        var (page, box) = await OpenAsync();
        await box.FillAsync("Who came");
        await box.PressAsync("Control+a");
        await page.GetByRole(AriaRole.Button, new() { Name = "Heading", Exact = true }).ClickAsync();
        await box.PressAsync("End");
        await page.Keyboard.TypeAsync("\n\nMany ");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("people");
        Assert.Equal("## Who came\n\nMany **people**", await box.InputValueAsync());

        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("\n\n![](https://youtu.be/abc)<script>alert(1)</script>");
        await page.Locator("[data-show-preview]").ClickAsync();

        var preview = page.Locator("[data-markdown-page]");
        await preview.Locator("h2").WaitForAsync();
        Assert.Contains("Many <strong>people</strong>", await preview.InnerHTMLAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await preview.Locator("script, iframe").CountAsync());
        Assert.Empty(await Accessibility.FaultsAsync(page));
    }

    [SkippableFact]
    public async Task A_picture_that_shows_nothing_is_written_as_HTML_because_Markdown_cannot_say_so()
    {
        var (page, box) = await OpenAsync();
        await RichTextPage.ShutLibraryAsync(page);
        await box.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Picture", Exact = true }).ClickAsync();
        await page.GetByLabel("Address of the picture").FillAsync("/media/river.png");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByLabel("It is only decoration and needs no text").Last.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Insert" }).ClickAsync();

        await Assertions.Expect(box).ToHaveValueAsync("<img src=\"/media/river.png\" alt=\"\">");
    }

    private async Task<(IPage Page, ILocator Box)> OpenAsync()
    {
        CoproSite.Demand();
        await Site.RunRecipeAsync(Recipe);
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        // The recipe ran in a process of its own: the server hears of the new type a moment later.
        while (await page.GotoAsync("/Admin/Contents/ContentTypes/Jotting/Create") is not { Ok: true })
            await page.WaitForTimeoutAsync(200);
        var box = page.Locator("[name='MarkdownBodyPart.Markdown']");
        await box.WaitForAsync();
        return (page, box);
    }
}
