using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Samples;

/// <summary>The mobile sample in a real browser, from another origin than the site's, with nothing fetched from anywhere else.</summary>
[Collection(SampleSiteCollection.Name)]
public sealed class MobileTests(SampleSite site) : BrowserTest<SampleSite>(site)
{
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Events_and_the_map_are_shown_without_a_fault(bool dark)
    {
        var screen = Screen.Phone with { Dark = dark };
        var page = await OpenAsync(screen);
        await Assertions.Expect(page.Locator("#events a").First).ToBeVisibleAsync();
        await page.Locator(".marker").First.ClickAsync();
        await Assertions.Expect(page.Locator("#initiative h3")).ToBeVisibleAsync();

        Assert.Empty(await Accessibility.FaultsAsync(page));
        Assert.Equal(screen.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        await Screenshots.TakeAsync(page, "sample-mobile", screen);
    }

    [SkippableFact]
    public async Task The_soonest_event_comes_first_and_more_are_a_tap_away()
    {
        var page = await OpenAsync(Screen.Phone);
        var times = page.Locator("#events time");
        await Assertions.Expect(times.First).ToBeVisibleAsync();
        var shown = await times.CountAsync();
        if (await page.Locator("#more").IsVisibleAsync())
        {
            await page.Locator("#more").ClickAsync();
            await Assertions.Expect(times).Not.ToHaveCountAsync(shown);
        }

        var instants = await times.EvaluateAllAsync<string[]>("all => all.map(time => time.dateTime)");
        Assert.Equal(instants.Order(StringComparer.Ordinal), instants);
    }

    [SkippableFact]
    public async Task The_same_is_there_in_Welsh()
    {
        var page = await OpenAsync(Screen.Phone);
        await page.Locator("#language").ClickAsync();

        await Assertions.Expect(page.Locator("#events-heading")).ToHaveTextAsync("Digwyddiadau i ddod");
        await Assertions.Expect(page.Locator("#events a").First).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("/cy/digwyddiadau/"));
        // Chromium has no Welsh of its own, and wrote American dates.
        await Assertions.Expect(page.Locator("#events time").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex(@"^Dydd \w+ \d{1,2} \w+ 20\d\d, \d\d:\d\d$"));
        Assert.Equal("cy", await page.EvaluateAsync<string>("() => document.documentElement.lang"));
    }

    [SkippableFact]
    public async Task A_marker_is_reached_and_opened_by_keyboard()
    {
        var page = await OpenAsync(Screen.Phone);
        var marker = page.Locator(".marker").First;
        await Assertions.Expect(marker).ToBeVisibleAsync();
        await marker.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#initiative h3")).ToHaveTextAsync((await marker.GetAttributeAsync("aria-label"))!);
        await Assertions.Expect(marker).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [SkippableFact]
    public async Task When_the_site_cannot_be_reached_it_says_so_and_tries_again_when_asked()
    {
        var page = await OpenAsync(Screen.Phone, unreachable: true);
        await Assertions.Expect(page.Locator("#events [role=alert]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#map [role=alert]")).ToBeVisibleAsync();

        await page.UnrouteAllAsync();
        await page.Locator("#events button").ClickAsync();
        await Assertions.Expect(page.Locator("#events a").First).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(Screen screen, bool unreachable = false)
    {
        var page = await Site.NewPageAsync(screen);
        page.Request += (_, request) => Assert.Contains(new Uri(request.Url).Authority, new[] { Site.App.Authority, Site.Address.Authority });
        if (unreachable)
            await page.RouteAsync("**/api/graphql**", route => route.AbortAsync());
        await page.GotoAsync(Site.App.ToString());
        return page;
    }
}
