using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Pages;

/// <summary>
/// Every kind of page, in both languages, on a phone and a desktop, light and dark: fits its screen, speaks its language, and has nothing that axe objects to.
/// With <c>COPROCMS_SCREENSHOTS=1</c> the pictures under <c>Screenshots</c> are taken anew, to be looked at.
/// </summary>
[Collection(CoproSiteCollection.Name)]
public sealed class AppearanceTests(CoproSite site) : BrowserTest<CoproSite>(site)
{
    private static readonly Screen[] Screens = [Screen.Phone, Screen.Phone with { Dark = true }, Screen.Desktop with { Dark = true }, Screen.Desktop];

    // What WCAG asks for: 1280 pixels at a zoom of 400 %.
    private static readonly Screen Narrow = new(320);

    public static TheoryData<string, string> Pages
    {
        get
        {
            var pages = new TheoryData<string, string>();
            foreach (var name in PageKinds.Names)
            {
                pages.Add(name, "en");
                pages.Add(name, "cy");
            }

            return pages;
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_fits_every_screen_and_has_no_accessibility_fault(string name, string culture)
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync(await PageKinds.PathAsync(Site, name, culture), Screen.Phone);

        await LookAsync(page, name, culture);
    }

    [SkippableTheory]
    [InlineData("/", "en")]
    [InlineData("/cy", "cy")]
    public async Task A_refused_request_is_told_in_a_page_of_the_theme(string path, string culture)
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync(path, Screen.Phone, method: "POST");

        await LookAsync(page, "error", culture);
    }

    [SkippableTheory]
    [InlineData("home")]
    [InlineData("news")]
    [InlineData("event")]
    [InlineData("initiatives")]
    [InlineData("principle")]
    public async Task A_word_longer_than_the_screen_is_broken(string name)
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync(await PageKinds.PathAsync(Site, name, "cy"), Narrow);

        await page.EvaluateAsync(
            "() => document.querySelectorAll('h1, h2, h3 a, p:not(:has(*)), dd:not(:has(*)), main li > a, footer a, .trail a').forEach(e => e.textContent = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(2))");

        Assert.Equal(Narrow.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [SkippableTheory]
    [InlineData("en")]
    [InlineData("cy")]
    public async Task An_empty_list_says_so_and_offers_the_way_back(string culture)
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync(await PageKinds.PathAsync(Site, "initiatives-none", culture), Narrow);

        Assert.Equal(0, await page.Locator("main article").CountAsync());
        Assert.True(await page.Locator("main .empty").IsVisibleAsync());
        Assert.True(await page.Locator(".filter-actions a").IsVisibleAsync());
    }

    private static async Task LookAsync(IPage page, string name, string culture)
    {
        Assert.Equal(culture, await page.GetAttributeAsync("html", "lang"));
        Assert.Equal(1, await page.Locator("h1").CountAsync());
        Assert.Equal(1, await page.Locator(".site-header").CountAsync());
        foreach (var screen in Screens)
        {
            await CoproSite.LookAsAsync(page, screen);
            await Screenshots.TakeAsync(page, $"{name}.{culture}", screen);
            Assert.Equal((screen, screen.Width), (screen, await page.EvaluateAsync<int>("document.documentElement.scrollWidth")));
            Assert.Equal((screen, ""), (screen, string.Join('\n', await Accessibility.FaultsAsync(page, screen.Dark))));
        }
    }
}
