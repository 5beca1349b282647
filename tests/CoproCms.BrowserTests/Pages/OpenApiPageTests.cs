using CoproCms.BrowserTests.Given;

namespace CoproCms.BrowserTests.Pages;

/// <summary>The description of the API fits every screen and needs neither scripts nor other hosts.</summary>
[Collection(CoproSiteCollection.Name)]
public sealed class OpenApiPageTests(CoproSite site) : BrowserTest<CoproSite>(site)
{
    [SkippableFact]
    public async Task It_fits_a_phone_and_a_desktop_light_and_dark_and_has_no_accessibility_fault()
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync("/openapi", Screen.Phone);
        foreach (var details in await page.Locator("details.operation summary").AllAsync())
            await details.ClickAsync();

        foreach (var screen in new[] { Screen.Phone, Screen.Phone with { Dark = true }, Screen.Desktop, Screen.Desktop with { Dark = true } })
        {
            await CoproSite.LookAsAsync(page, screen);
            Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"), $"scrolls sideways at {screen.Width}");
            Assert.Equal("", string.Join("\n", await Accessibility.FaultsAsync(page, screen.Dark)));
        }
    }

    [SkippableFact]
    public async Task A_link_to_a_schema_opens_it()
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync("/openapi#schema-Event", Screen.Phone with { JavaScript = false });

        await Microsoft.Playwright.Assertions.Expect(page.Locator("#schema-Event")).ToBeVisibleAsync();
    }
}
