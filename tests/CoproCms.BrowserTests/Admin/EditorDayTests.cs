using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>Days of people who write: with a picture and an initiative, by keyboard alone, in both languages and on a phone.</summary>
[Collection(WritingSiteCollection.Name)]
public sealed class EditorDayTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    private const string Create = "/Admin/Contents/ContentTypes/";

    [SkippableFact]
    public async Task A_contributor_drafts_an_event_with_picture_and_initiative_and_an_editor_publishes_it()
    {
        var carwyn = await Site.SignInAsync(AdminSite.Contributor, Screen.Desktop);
        await carwyn.GotoAsync(Create + "Event/Create");
        await Assertions.Expect(carwyn.GetByRole(AriaRole.Button, new() { Name = "Publish" })).ToHaveCountAsync(0);
        await carwyn.Locator("[name='TitlePart.Title']").FillAsync("An evening in the village hall");
        await carwyn.Locator("[name='Event.Image.Paths[new]']").FillAsync("village-hall.png");
        await carwyn.Locator("[name='Event.Image.MediaTexts[new]']").FillAsync("A lit hall at dusk.");
        await carwyn.Locator("[name='Event.Start.Value']").FillAsync("2031-07-15T19:00");
        await carwyn.GetByRole(AriaRole.Combobox, new() { Name = "Search: Presenting" }).FillAsync("Wind");
        await carwyn.Locator(".combobox-list [role=option]").First.ClickAsync();
        var initiative = await carwyn.Locator("[data-name='Event.Presenting.ContentItemIds'] [data-pick-text]").TextContentAsync();
        await SaveAsync(carwyn, "Draft saved.");
        var address = carwyn.Url;
        await carwyn.Locator("[name='Event.End.Value']").FillAsync("2031-07-15T18:00");
        await carwyn.Locator(".editor-bar [value=save]").ClickAsync();
        await Assertions.Expect(carwyn.Locator("[data-error-summary]")).ToBeFocusedAsync();
        await carwyn.Locator("[data-error-summary] a").First.ClickAsync();
        await Assertions.Expect(carwyn.Locator("[name='Event.End.Value']")).ToBeFocusedAsync();
        await carwyn.Locator("[name='Event.End.Value']").FillAsync("2031-07-15T21:00");
        await SaveAsync(carwyn, "Draft saved.");

        var elen = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await elen.GotoAsync(new Uri(address).AbsolutePath);
        await Assertions.Expect(elen.Locator("[name='Event.Start.Value']")).ToHaveValueAsync("2031-07-15T19:00");
        await elen.Locator(".editor-bar [value=publish]").ClickAsync();
        await Assertions.Expect(elen.Locator("#messages")).ToContainTextAsync("Published.");
        await elen.GotoAsync("/events/an-evening-in-the-village-hall");
        await Assertions.Expect(elen.Locator("main")).ToContainTextAsync(initiative!);
        await Assertions.Expect(elen.Locator("img[alt='A lit hall at dusk.']")).ToHaveCountAsync(1);
        await Assertions.Expect(elen.Locator("main")).ToContainTextAsync("19:00");
    }

    [SkippableFact]
    public async Task Everything_is_picked_moved_and_removed_by_keys_alone()
    {
        var elen = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await elen.GotoAsync(Create + "Post/Create");
        await elen.Locator("[name='TitlePart.Title']").FillAsync("By keys alone");
        await elen.GetByRole(AriaRole.Combobox, new() { Name = "Search: Tags" }).FocusAsync();
        await elen.Keyboard.TypeAsync("keyboards");
        await Assertions.Expect(elen.GetByRole(AriaRole.Option, new() { Name = "Create “keyboards”" })).ToBeVisibleAsync();
        await elen.Keyboard.PressAsync("Enter");
        var about = elen.GetByRole(AriaRole.Combobox, new() { Name = "Search: About" });
        await about.FocusAsync();
        foreach (var _ in new[] { 1, 2 })
        {
            await elen.Keyboard.PressAsync("ArrowDown");
            await Assertions.Expect(about).ToHaveAttributeAsync("aria-expanded", "true");
            await elen.Keyboard.PressAsync("ArrowDown");
            await elen.Keyboard.PressAsync("Enter");
            await Assertions.Expect(about).ToHaveAttributeAsync("aria-expanded", "false");
        }

        var picked = elen.Locator("[data-name='Post.About.ContentItemIds'] [data-pick-text]");
        await Assertions.Expect(picked).ToHaveCountAsync(2);
        var second = await picked.Last.TextContentAsync();
        await elen.GetByRole(AriaRole.Button, new() { Name = $"Move up: {second}" }).FocusAsync();
        await elen.Keyboard.PressAsync("Space");
        await Assertions.Expect(picked.First).ToHaveTextAsync(second!);
        await elen.GetByRole(AriaRole.Button, new() { Name = "Remove: " + await picked.Last.TextContentAsync() }).FocusAsync();
        await elen.Keyboard.PressAsync("Enter");
        await elen.Keyboard.PressAsync("Control+s");

        await Assertions.Expect(elen.Locator("#messages")).ToContainTextAsync("Draft saved.");
        await Assertions.Expect(elen.Locator("[data-tags] [data-term]:visible")).ToHaveTextAsync(["keyboards ×"], new() { UseInnerText = true });
        await Assertions.Expect(picked).ToHaveTextAsync([second!]);
    }

    [SkippableFact]
    public async Task The_map_is_moved_by_arrows_and_clicks_and_says_where_it_stands()
    {
        var elen = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await elen.GotoAsync(Create + "Initiative/Create");
        await elen.Locator("[data-geo-latitude]").FillAsync("52.0000");
        await elen.Locator("[data-geo-longitude]").FillAsync("-3.5000");
        await elen.Locator("[data-geo-map]").FocusAsync();
        await elen.Keyboard.PressAsync("ArrowUp");
        await elen.Keyboard.PressAsync("Shift+ArrowLeft");

        await Assertions.Expect(elen.Locator("[data-geo-latitude]")).ToHaveValueAsync("52.0100");
        await Assertions.Expect(elen.Locator("[data-geo-longitude]")).ToHaveValueAsync("-3.6000");
        await Assertions.Expect(elen.Locator("[data-geo-map]")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("52.01, -3.6$"));
    }

    [SkippableFact]
    public async Task Menu_items_are_added_moved_taken_out_and_put_back_in_place()
    {
        var elen = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await elen.GotoAsync(Create + "Menu/Create");
        await elen.Locator("[name='TitlePart.Title']").FillAsync("A menu of three");
        foreach (var name in new[] { "One", "Two", "Three" })
        {
            var rows = await elen.Locator("[data-row]").CountAsync();
            await elen.Locator("[data-add-type]").SelectOptionAsync("LinkMenuItem");
            await elen.Locator("[data-add]").ClickAsync();
            await Assertions.Expect(elen.Locator("[data-row]")).ToHaveCountAsync(rows + 1);
            await elen.Locator("[data-row] [data-title]").Last.FillAsync(name);
            await elen.Locator("[data-row] [name$='LinkMenuItemPart.Url']").Last.FillAsync("~/" + name);
        }

        await elen.Locator("[data-row] [data-up]").Last.ClickAsync();
        await elen.Locator("[data-row] [data-remove]").First.ClickAsync();
        await Assertions.Expect(elen.Locator("[data-row-text]")).ToHaveTextAsync(["Three", "Two"]);
        await elen.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await SaveAsync(elen, "Draft saved.");

        await Assertions.Expect(elen.Locator("[data-row-text]")).ToHaveTextAsync(["One", "Three", "Two"]);
    }

    [SkippableTheory]
    [InlineData("en", true)]
    [InlineData("cy", false)]
    public async Task The_forms_fit_and_read_well_in_both_languages(string culture, bool dark)
    {
        Screen[] screens = [new(1280, dark), new(390, !dark)];
        var page = await Site.SignInAsync(CoproSite.AdminName, screens[0], culture);
        foreach (var type in new[] { "Post", "Event", "Initiative", "Principle", "Taxonomy", "Menu" })
        {
            await page.GotoAsync($"{Create}{type}/Create");
            await LookAsync(page, $"create-{type}", culture, screens);
            await page.GotoAsync($"/Admin/Contents/ContentItems/{type}");
            await page.GotoAsync($"/Admin/Contents/ContentItems/{await page.Locator("input[name=id]").First.GetAttributeAsync("value")}/Edit");
            await LookAsync(page, $"edit-{type}", culture, screens);
        }
    }

    private static async Task LookAsync(IPage page, string name, string culture, Screen[] screens)
    {
        await Assertions.Expect(page.Locator("#content-form")).ToBeVisibleAsync();
        foreach (var screen in screens)
        {
            await CoproSite.LookAsAsync(page, screen);
            Assert.Empty(await Accessibility.FaultsAsync(page));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than a screen of {screen.Width}");
            await Screenshots.TakeAsync(page, $"Admin/{name}.{culture}", screen);
        }
    }

    private static async Task SaveAsync(IPage page, string message)
    {
        await page.Locator(".editor-bar [value=save]").ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync(message);
    }
}
