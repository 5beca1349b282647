using System.Text.RegularExpressions;
using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Pages;

/// <summary>Everything that a mouse does, the keyboard does.</summary>
[Collection(CoproSiteCollection.Name)]
public sealed class KeyboardTests(CoproSite site) : BrowserTest<CoproSite>(site)
{
    [SkippableTheory]
    [InlineData("/", "Skip to main content")]
    [InlineData("/cy/digwyddiadau", "Neidio i’r prif gynnwys")]
    public async Task The_first_tab_stop_skips_to_the_content(string path, string text)
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync(path, Screen.Desktop);
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal(text, await page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().top >= 0"));

        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    }

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/initiatives")]
    [InlineData("/cy/newyddion")]
    [InlineData("/Login")]
    public async Task Every_tab_stop_is_seen_and_nothing_traps_the_focus(string path)
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync(path, Screen.Phone);
        var controls = await page.Locator("a[href], button, select, input:not([type=hidden])").CountAsync();
        var reached = new HashSet<string>();
        for (var i = 0; i < controls; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await IsSeenAsync(page), await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)"));
            reached.Add(await page.EvaluateAsync<string>("String([...document.querySelectorAll('*')].indexOf(document.activeElement))"));
        }

        Assert.Equal(controls, reached.Count);
    }

    [SkippableFact]
    public async Task A_filter_is_chosen_and_sent_with_the_keys_alone()
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync("/cy/mentrau", Screen.Desktop);
        var lead = page.Locator("select[name=lead]");
        await lead.PressAsync("ArrowDown");
        await Assertions.Expect(lead).ToHaveValueAsync("Citizens");
        await lead.PressAsync("Tab");
        await Assertions.Expect(lead).Not.ToBeFocusedAsync();
        await page.Locator(":focus").PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/cy/mentrau\?.*lead=Citizens"));

        await Assertions.Expect(page.Locator("main article").First).ToBeVisibleAsync();
    }

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/cy/mentrau")]
    [InlineData("/events")]
    public async Task Targets_are_large_enough_for_a_thumb(string path)
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync(path, Screen.Phone);

        var small = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('header a, footer a, button, select, .tabs a, .pager a')]
              .filter(e => { const b = e.getBoundingClientRect(); return b.top + scrollY >= 0 && (b.height < 24 || b.width < 24); })
              .map(e => e.outerHTML.slice(0, 120))
            """);

        Assert.Empty(small);
    }

    private static Task<bool> IsSeenAsync(IPage page) => page.EvaluateAsync<bool>(
        """
        () => {
          const e = document.activeElement;
          if (e === document.body) return false;
          const s = getComputedStyle(e), b = e.getBoundingClientRect();
          const ring = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
          return ring && b.width > 0 && b.height > 0 && b.bottom > 0 && b.top < innerHeight;
        }
        """);
}
