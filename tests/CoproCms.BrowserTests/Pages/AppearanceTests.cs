using CoproCms.BrowserTests.Given;
using CoproCms.IntegrationTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Pages;

/// <summary>
/// Every kind of page, in both languages, on a phone and a desktop, light and dark: fits its screen, speaks its language, and has nothing that axe objects to.
/// With <c>COPROCMS_SCREENSHOTS=1</c> the pictures under <c>Screenshots</c> are taken anew, to be looked at.
/// </summary>
[Collection(CoproSiteCollection.Name)]
public sealed class AppearanceTests(CoproSite site)
{
    public static TheoryData<string, string, int, bool> Pages
    {
        get
        {
            var pages = new TheoryData<string, string, int, bool>();
            foreach (var name in PageKinds.Names)
            {
                foreach (var culture in new[] { "en", "cy" })
                {
                    pages.Add(name, culture, 390, true);
                    pages.Add(name, culture, 390, false);
                    pages.Add(name, culture, 1280, true);
                    pages.Add(name, culture, 1280, false);
                }
            }

            return pages;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_its_screen_and_has_no_accessibility_fault(string name, string culture, int width, bool dark)
    {
        CoproSite.Demand();
        var page = await site.OpenAsync(await PageKinds.PathAsync(site, name, culture), new Screen(width, dark));
        try
        {
            await TakeScreenshotAsync(page, $"{name}.{culture}.{width}.{(dark ? "dark" : "light")}.jpg");
            Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            if (name != "login")
                Assert.StartsWith(culture, await page.GetAttributeAsync("html", "lang"), StringComparison.Ordinal);
            Assert.Equal(1, await page.Locator("h1").CountAsync());
            Assert.Empty(await Accessibility.FaultsAsync(page));
        }
        finally
        {
            await page.Context.CloseAsync();
        }
    }

    private static async Task TakeScreenshotAsync(IPage page, string file)
    {
        if (Environment.GetEnvironmentVariable("COPROCMS_SCREENSHOTS") != "1")
            return;
        await page.ScreenshotAsync(new()
        {
            Path = Repository.PathTo("tests", "CoproCms.BrowserTests", "Screenshots", file),
            FullPage = true,
            Type = ScreenshotType.Jpeg,
            Quality = 70,
        });
    }
}
