using CoproCms.IntegrationTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Given;

/// <summary>Pictures of whole pages, taken only with <c>COPROCMS_SCREENSHOTS=1</c>, to be looked at and committed.</summary>
public static class Screenshots
{
    public static async Task TakeAsync(IPage page, string name, Screen screen)
    {
        if (Environment.GetEnvironmentVariable("COPROCMS_SCREENSHOTS") != "1")
            return;
        // Pictures below the fold are fetched when they come into view: the page is walked through first.
        await page.EvaluateAsync(
            """
            async () => {
              for (let y = 0; y < document.body.scrollHeight; y += innerHeight) { scrollTo(0, y); await new Promise(done => setTimeout(done, 50)); }
              await Promise.all([...document.images].filter(image => image.offsetParent).map(image => image.decode().catch(() => {})));
              scrollTo(0, 0);
            }
            """);
        await page.ScreenshotAsync(new()
        {
            Path = Repository.PathTo("tests", "CoproCms.BrowserTests", "Screenshots", $"{name}.{screen.Width}.{(screen.Dark ? "dark" : "light")}.jpg"),
            // In the dark the page is the same but for its colours, which the first screen shows.
            FullPage = !screen.Dark,
            Type = ScreenshotType.Jpeg,
            Quality = 40,
        });
    }
}
