using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Pages;

/// <summary>What the pages do on paper, and for people whom movement makes unwell.</summary>
[Collection(CoproSiteCollection.Name)]
public sealed class MediaTests(CoproSite site) : BrowserTest<CoproSite>(site)
{
    [SkippableTheory]
    [InlineData("post")]
    [InlineData("event")]
    public async Task On_paper_the_text_stands_in_black_on_white_without_the_furniture(string name)
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync(await PageKinds.PathAsync(Site, name, "cy"), Screen.Desktop with { Dark = true });
        await page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });

        foreach (var furniture in new[] { ".site-menu", ".languages", ".site-footer", ".skip-link", ".trail" })
            Assert.False(await page.Locator(furniture).First.IsVisibleAsync(), furniture);
        Assert.True(await page.Locator("h1").IsVisibleAsync());
        Assert.Equal(
            ["rgb(0, 0, 0)", "rgb(255, 255, 255)"],
            await page.EvaluateAsync<string[]>("() => [getComputedStyle(document.querySelector('h1')).color, getComputedStyle(document.documentElement).backgroundColor]"));
    }

    [SkippableFact]
    public async Task Nothing_moves_for_those_who_asked_for_calm()
    {
        CoproSite.Demand();
        Assert.NotEqual("0s", await TransitionAsync(Screen.Desktop with { Motion = true }));
        Assert.Equal("0s", await TransitionAsync(Screen.Desktop));
    }

    private async Task<string> TransitionAsync(Screen screen)
    {
        var page = await Site.OpenAsync("/", screen);
        var longest = await page.EvaluateAsync<string>(
            "() => [...document.querySelectorAll('*')].map(e => getComputedStyle(e).transitionDuration).sort((a, b) => parseFloat(b) - parseFloat(a))[0].split(',')[0]");
        await page.Context.CloseAsync();
        return longest;
    }
}
