using System.Text.RegularExpressions;
using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Pages;

/// <summary>The site asks for no script: what visitors come for works without.</summary>
[Collection(CoproSiteCollection.Name)]
public sealed class WithoutJavaScriptTests(CoproSite site) : BrowserTest<CoproSite>(site)
{
    private static readonly Screen Plain = Screen.Phone with { JavaScript = false };

    [SkippableFact]
    public async Task Filters_work()
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync("/initiatives", Plain);
        await page.SelectOptionAsync("select[name=lead]", "Citizens");
        await page.Locator("form:has(select[name=lead]) button").ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("lead=Citizens"));
        Assert.Equal(["Citizens"], (await page.Locator("main article .kicker").AllTextContentsAsync()).Distinct());
        Assert.Equal("Citizens", await page.Locator("select[name=lead]").InputValueAsync());
    }

    [SkippableFact]
    public async Task Filters_are_cleared_by_a_link()
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync("/cy/mentrau?lead=Citizens", Plain);
        await page.Locator(".filter-actions a").ClickAsync();

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/cy/mentrau$"));
    }

    [SkippableFact]
    public async Task The_pager_turns_the_pages_of_a_filtered_list()
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync("/initiatives?theme=", Plain);
        var first = await page.Locator("main article h3").AllTextContentsAsync();
        await page.Locator(".pager a[rel=next]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("page=2"));

        Assert.Empty(first.Intersect(await page.Locator("main article h3").AllTextContentsAsync()));
        Assert.Equal("2", (await page.Locator(".pager a[aria-current=page]").TextContentAsync())!.Split(' ')[^1]);
    }

    [SkippableTheory]
    [InlineData("event", "/cy/digwyddiadau/", "/events/")]
    [InlineData("post", "/cy/newyddion/", "/news/")]
    [InlineData("initiatives", "/cy/mentrau", "/initiatives")]
    [InlineData("login", "/Login", "/Login")]
    public async Task The_language_switch_leads_to_the_same_page_in_Welsh_and_back(string name, string welsh, string english)
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync(await PageKinds.PathAsync(Site, name, "en"), Plain);
        var title = await page.TextContentAsync("h1");
        await page.Locator(".languages a[hreflang=cy]").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "cy");
        Assert.StartsWith(welsh, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);

        await page.Locator(".languages a[hreflang=en]").ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.StartsWith(english, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(title, await page.TextContentAsync("h1"));
    }

    [SkippableFact]
    public async Task Signing_in_works_and_a_wrong_password_keeps_the_language()
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync("/Login?ReturnUrl=%2Fcy%2Fnewyddion", Plain);
        await page.FillAsync("#LoginForm_UserName", CoproSite.AdminName);
        await page.FillAsync("#LoginForm_Password", "not-the-password");
        await page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "cy");

        await page.FillAsync("#LoginForm_Password", CoproSite.AdminPassword);
        await page.Locator("main button[type=submit]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/cy/newyddion$"));
    }
}
