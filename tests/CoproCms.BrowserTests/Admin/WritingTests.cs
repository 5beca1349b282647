using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>Writing without a mouse, on a phone, in Welsh; and what the page says of a text while it is written.</summary>
[Collection(WritingSiteCollection.Name)]
public sealed class WritingTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    [SkippableFact]
    public async Task All_of_it_works_from_the_keyboard()
    {
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);
        var keyboard = writer.Page.Keyboard;
        await writer.Page.Locator("[name='HtmlBodyPart.Html']").FocusAsync();
        await writer.TypeAsync("Dewch", "Control+a");
        await keyboard.PressAsync("Alt+F10");
        Assert.Equal("Undo (Ctrl+Z)", await FocusedAsync(writer));
        await keyboard.PressAsync("End");
        await keyboard.PressAsync("ArrowLeft");
        await keyboard.PressAsync("ArrowRight");
        Assert.StartsWith("Mark as", await FocusedAsync(writer), StringComparison.Ordinal);
        await writer.Page.Locator("[data-command='language-cy']").FocusAsync();
        await keyboard.PressAsync("Enter");

        Assert.Equal("<p><span lang=\"cy\">Dewch</span></p>", await writer.HtmlAsync());

        // Letters typed slowly are taken back one by one.
        for (var undone = 0; undone < "Dewch".Length + 1 && await writer.HtmlAsync() != ""; undone++)
            await writer.TypeAsync("Control+z");
        Assert.Equal("", await writer.HtmlAsync());
        await keyboard.PressAsync("Tab");
        Assert.False(await writer.Text.EvaluateAsync<bool>("body => body === document.activeElement"));
    }

    [SkippableTheory]
    [InlineData(390, false, "en")]
    [InlineData(390, true, "cy")]
    [InlineData(1280, true, "en")]
    [InlineData(1280, false, "cy")]
    public async Task The_editor_fits_its_screen_and_has_no_accessibility_fault(int width, bool dark, string culture)
    {
        var screen = new Screen(width, dark);
        var writer = await RichTextPage.OpenAsync(Site, CoproSite.AdminName, screen, culture: culture);
        await writer.Text.ClickAsync();
        await writer.Page.Locator("[data-command=heading2]").First.ClickAsync();
        await writer.TypeAsync("Who came", "Enter", "Control+b", "People and nets", "Control+b", "Enter", "Many of both.", "Enter");
        await writer.Page.Locator("[data-command=table]").ClickAsync();
        await writer.TypeAsync("Place", "Tab", "Fish", "Tab", "Height");
        await writer.Page.Locator(".accessibility-list li").First.WaitForAsync();

        // Else the bar of buttons, which stays in sight, may cover half of a link, and axe takes the other half for all of it.
        await writer.Page.EvaluateAsync("scrollTo(0, 0)");
        Assert.Empty(await Accessibility.FaultsAsync(writer.Page));
        Assert.True(await writer.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await Screenshots.TakeAsync(writer.Page, "Admin/rich-text." + culture, screen);

        await writer.Page.Locator("[data-command=link]").First.ClickAsync();
        Assert.Empty(await Accessibility.FaultsAsync(writer.Page));
        await Screenshots.TakeAsync(writer.Page, "Admin/rich-text-link." + culture, screen);
        writer.AssertNoFaults();
    }

    [SkippableFact]
    public async Task A_finding_appears_while_writing_and_leads_to_its_place()
    {
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);
        await writer.Text.ClickAsync();
        await writer.PressToolAsync("Heading");
        await writer.TypeAsync("First", "Enter", "Text.", "Enter");
        await writer.PressToolAsync("Smallest heading");
        await writer.TypeAsync("Too small");

        var finding = writer.Page.GetByRole(AriaRole.Button, new() { Name = "A heading of the wrong level" });
        await finding.ClickAsync();
        Assert.Equal("Too small", await writer.Text.EvaluateAsync<string>("body => body.editor.state.selection.$from.parent.textContent"));

        await writer.PressToolAsync("Smaller heading");
        await finding.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [SkippableFact]
    public async Task A_picture_without_words_is_not_published_and_the_page_says_where_it_is()
    {
        var writer = await RichTextPage.OpenAsync(Site, CoproSite.AdminName, Screen.Desktop);
        await writer.Page.Locator("[name='TitlePart.Title']").FillAsync("A picture without words");
        await writer.Page.Locator("[data-source]").First.ClickAsync();
        var source = writer.Page.Locator("[name='HtmlBodyPart.Html']");
        await source.FillAsync("<p><img src=\"/media/river.png\"></p>");
        await writer.Page.GetByText("Stops publishing").WaitForAsync();

        await writer.Page.Locator("[data-key=publish]").ClickAsync();

        await writer.Page.Locator("[data-error-summary]").WaitForAsync();
        Assert.Contains("alternative text", await writer.Page.Locator("[data-error-summary]").InnerTextAsync(), StringComparison.Ordinal);
        await writer.Page.Locator("[data-source]").First.ClickAsync();
        await source.FillAsync("<p><img src=\"/media/river.png\" alt=\"\"></p>");
        await writer.Page.Locator("[data-key=publish]").ClickAsync();
        await writer.Page.WaitForURLAsync("**/Edit");
    }

    [SkippableFact]
    public async Task Control_S_saves_a_draft_also_from_within_the_text()
    {
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);
        await writer.Page.Locator("[name='TitlePart.Title']").FillAsync("Saved by keys");
        await writer.Text.ClickAsync();
        await writer.TypeAsync("Words", "Control+s");
        await writer.Page.WaitForURLAsync("**/Edit");

        Assert.Equal("<p>Words</p>", await writer.HtmlAsync());
        Assert.Contains("Ctrl", await writer.Page.Locator("#help").TextContentAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Control_Enter_breaks_a_line_and_publishes_nothing()
    {
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);
        await writer.Page.Locator("[name='TitlePart.Title']").FillAsync("Broken line");
        await writer.Text.ClickAsync();
        await writer.TypeAsync("One", "Control+Enter", "Two");

        Assert.Equal("<p>One<br>Two</p>", await writer.HtmlAsync());
        Assert.EndsWith("/Create", new Uri(writer.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_the_server_refuses_a_script_is_said()
    {
        var writer = await RichTextPage.OpenAsync(Site, AdminSite.Editor, Screen.Desktop);
        await RichTextPage.ShutLibraryAsync(writer.Page);
        await writer.Page.Locator("[data-media-open]").First.ClickAsync();

        await Assertions.Expect(writer.Page.Locator("#messages")).ToContainTextAsync("That did not work");
        writer.AssertNoFaults();
    }

    private static Task<string> FocusedAsync(RichTextPage writer) => writer.Page.EvaluateAsync<string>("document.activeElement.title");
}
