using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>Days of people who say what the site is made of.</summary>
[Collection(AdminSiteCollection.Name)]
public sealed class StructureDayTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    private const int MostTabs = 250;

    [SkippableFact]
    public async Task A_type_with_three_fields_is_made_by_keyboard_then_filled_and_served_by_GraphQL()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/ContentTypes/Create");
        await Assertions.Expect(page.Locator("[name='Input.DisplayName']")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Workshop");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/Admin/ContentTypes/Edit/Workshop");

        await TabToAsync(page, "[name='New.FieldDisplayName']");
        await page.Keyboard.TypeAsync("Level");
        await page.Keyboard.PressAsync("Enter");
        await AddFieldAsync(page, 1, "Number of places", "Numeric");
        await AddFieldAsync(page, 2, "Online", "Boolean");
        await Assertions.Expect(page.Locator("[name=FieldOrder]")).ToHaveCountAsync(3);
        Assert.Empty(await Accessibility.FaultsAsync(page));
        await TabToAsync(page, ".def-actions button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("NumberOfPlaces is added");
        Assert.Empty(await Accessibility.FaultsAsync(page));
        await TabToAsync(page, "button[value=apply]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("Workshop is saved");

        await page.GotoAsync("/Admin/Contents/ContentTypes/Workshop/Create");
        await page.Locator("[name='TitlePart.Title']").FillAsync("Bread for all");
        await page.Locator("[name='Workshop.Level.Text']").FillAsync("Beginners");
        await page.Locator("[name='Workshop.NumberOfPlaces.Value']").FillAsync("12");
        await page.Locator("#content-form [name=command][value=publish]").ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("ublished");

        var answer = await page.APIRequest.PostAsync("/api/graphql", new() { DataObject = new { query = "{ workshop { displayText level numberOfPlaces online } }" } });
        Assert.Equal("""{"data":{"workshop":[{"displayText":"Bread for all","level":"Beginners","numberOfPlaces":12,"online":false}]}}""", await answer.TextAsync());
    }

    [SkippableFact]
    public async Task Fields_change_places_by_button_and_the_place_is_kept()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Phone);
        await page.GotoAsync("/Admin/ContentTypes/Edit/Principle");
        var first = await page.Locator("[name=FieldOrder]").First.InputValueAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Move {first} down" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("is now at place 2");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Move {first} down" })).ToBeFocusedAsync();

        await page.Locator(".def-actions button").ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("The fields get another order");
        await page.Locator("button[value=apply]").ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("Principle is saved");
        await Assertions.Expect(page.Locator("[name=FieldOrder]").Nth(1)).ToHaveValueAsync(first);
    }

    [SkippableFact]
    public async Task A_fault_in_a_template_names_its_line_and_the_keyboard_leaves_the_text()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/Templates/Edit");
        await page.GetByLabel("Shape").FillAsync("Content__Workshop");
        var code = page.Locator("textarea[data-code]");
        await code.FillAsync("<h2>\n");
        await code.PressAsync("Tab");
        await page.Keyboard.TypeAsync("{{ Model.ContentItem.DisplayText | upcased }}");
        Assert.Equal("<h2>\n  {{ Model.ContentItem.DisplayText | upcased }}", await code.InputValueAsync());
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save" })).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("Line 2");
        await Assertions.Expect(page.Locator(".code-gutter .has-fault")).ToHaveTextAsync("2");
        Assert.Empty(await Accessibility.FaultsAsync(page));
        await code.FillAsync("<h2>{{ Model.ContentItem.DisplayText | upcase }}</h2>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Assertions.Expect(page.GetByText("No fault was found.")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task A_redirect_works_and_a_setting_changes_the_site()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Phone, "cy");
        await page.GotoAsync("/Admin/Redirects/Edit");
        await page.Locator("[name='Input.Path']").FillAsync("/pwy");
        await page.Locator("[name='Input.Target']").FillAsync("/about-us");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cadw" }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("wedi'i gadw");
        await page.GotoAsync("/pwy");
        Assert.EndsWith("/about-us", page.Url, StringComparison.Ordinal);

        await page.GotoAsync("/Admin/Settings/general");
        await page.Locator("[name='SiteNames.en']").FillAsync("Power Shared");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cadw" }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).Not.ToBeEmptyAsync();
        await page.GotoAsync("/about-us");
        Assert.Contains("Power Shared", await page.TitleAsync(), StringComparison.Ordinal);
        await page.GotoAsync("/Admin/Settings/general");
        await page.Locator("[name='SiteNames.en']").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Cadw" }).ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).Not.ToBeEmptyAsync();
    }

    // The focus stands in the box already, until the fields come back with one more and a box of their own.
    private static async Task AddFieldAsync(IPage page, int fields, string name, string kind)
    {
        await Assertions.Expect(page.Locator("[name=FieldOrder]")).ToHaveCountAsync(fields);
        await Assertions.Expect(page.Locator("[name='New.FieldDisplayName']")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(name);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(kind);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{selector} is not reached by the Tab key.");
    }
}
