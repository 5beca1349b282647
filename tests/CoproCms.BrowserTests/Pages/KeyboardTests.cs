using CoproCms.BrowserTests.Given;

namespace CoproCms.BrowserTests.Pages;

/// <summary>Everything that a mouse does, the keyboard does, without JavaScript.</summary>
[Collection(CoproSiteCollection.Name)]
public sealed class KeyboardTests(CoproSite site)
{
    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/cy/digwyddiadau")]
    public async Task The_first_tab_stop_skips_to_the_content(string path)
    {
        CoproSite.Demand();
        var page = await site.OpenAsync(path, Screen.Desktop);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
        await page.Context.CloseAsync();
    }

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/initiatives")]
    [InlineData("/cy/newyddion")]
    public async Task Every_tab_stop_is_seen(string path)
    {
        CoproSite.Demand();
        var page = await site.OpenAsync(path, Screen.Phone);
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var seen = await page.EvaluateAsync<bool>(
                """
                () => {
                  const e = document.activeElement;
                  if (e === document.body) return true;
                  const s = getComputedStyle(e), b = e.getBoundingClientRect();
                  const ring = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
                  return ring && b.width > 0 && b.height > 0 && b.bottom > 0 && b.top < innerHeight;
                }
                """);
            Assert.True(seen, await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)"));
        }

        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task Filters_work_without_JavaScript()
    {
        CoproSite.Demand();
        var page = await site.OpenAsync("/initiatives", Screen.Phone with { JavaScript = false });
        await page.SelectOptionAsync("select[name=lead]", "Citizens");
        await page.Locator("form:has(select[name=lead]) button").ClickAsync();

        Assert.Contains("lead=Citizens", page.Url, StringComparison.Ordinal);
        Assert.NotEqual(0, await page.Locator("main article").CountAsync());
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task The_language_switch_leads_to_the_same_page_in_Welsh_and_back()
    {
        CoproSite.Demand();
        var page = await site.OpenAsync(await PageKinds.PathAsync(site, "event", "en"), Screen.Phone with { JavaScript = false });
        await page.Locator("a[hreflang=cy]").First.ClickAsync();
        Assert.StartsWith("/cy/digwyddiadau/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.Equal("cy", await page.GetAttributeAsync("html", "lang"));

        await page.Locator("a[hreflang=en]").First.ClickAsync();
        Assert.StartsWith("/events/", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }
}
