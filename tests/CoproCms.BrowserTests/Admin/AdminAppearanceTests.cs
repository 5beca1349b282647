using System.Text.RegularExpressions;
using CoproCms.Admin;
using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>
/// Walks through the whole admin by its links, as an administrator, and looks at one page of each kind: it fits its screen, has nothing that axe objects to,
/// loads nothing from elsewhere and breaks no rule of its own policy. With <c>COPROCMS_SCREENSHOTS=1</c> it takes pictures, to be looked at; they are not kept.
/// </summary>
[Collection(AdminSiteCollection.Name)]
public sealed partial class AdminAppearanceTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    /// <summary>Pages that answer without a page of their own, or that only an action leads to: they are looked at by the tests of that action.</summary>
    private static readonly string[] ReachedOtherwise =
    [
        "ErrorModel",
        "LanguageModel",
        "WorkingCopyModel",
        "MergeModel",
        "FrameModel",
        "UnsavedModel",
        "FilePageModel",
        "FolderModel",
        "NestedModel",
        "PickModel",
        "RestoreModel",
        "CompareModel",
        "ReviewModel",
        "WebhookModel",
        "DeliveriesModel",
        "DeliveryModel",
        "EditApplicationModel",
        "PlanModel",
        "RunModel",
        "ExportFileModel",
        "TrailExportModel",
        "CheckModel",
        "MarkdownPreviewModel",
    ];

    private const string Long = "4looksatlongnames000000000";

    // Buttons and links, which no border marks.
    private const string WithoutFocus =
        """
        [...document.querySelectorAll('main :is(a[href], button, summary), header :is(a[href], button, summary)')].filter(e => {
          e.focus({ preventScroll: true });
          return document.activeElement === e && (parseFloat(getComputedStyle(e).outlineWidth) < 2 || getComputedStyle(e).outlineStyle === 'none');
        }).map(e => e.outerHTML.slice(0, 120))
        """;

    [SkippableTheory]
    [InlineData("en")]
    [InlineData("cy")]
    public async Task Every_page_fits_its_screen_and_has_no_accessibility_fault(string culture)
    {
        var screen = culture == "en" ? Screen.Desktop : Screen.Phone with { Dark = true };
        var page = await Site.SignInAsync(CoproSite.AdminName, screen, culture);
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => faults.Add($"{page.Url}: {error}");

        var seen = new HashSet<string>();
        var kinds = new HashSet<string>();
        var ahead = new Queue<string>(["/Admin"]);
        while (ahead.TryDequeue(out var path))
        {
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
            foreach (var link in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]:not([download])')].map(a => new URL(a.href)).filter(u => u.origin === location.origin).map(u => u.search.includes('handler=') ? u.pathname : u.pathname + u.search)"))
            {
                if (link.StartsWith("/Admin", StringComparison.Ordinal) && seen.Add(Kind(link)))
                    ahead.Enqueue(link);
            }

            // Links to files lead to no page.
            if (await page.EvaluateAsync<string?>("document.body.dataset.page") is not { } name)
                continue;
            kinds.Add(name);
            faults.AddRange(await LookAsync(page, path, name, culture, screen));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(typeof(AdminPage).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(AdminPage)) && !t.IsAbstract).Select(t => t.Name).Except(ReachedOtherwise).Except(kinds));
    }

    [SkippableFact]
    public async Task Long_names_without_a_gap_fit_a_phone()
    {
        CoproSite.Demand();
        var word = string.Concat(Enumerable.Repeat("llanfairpwllgwyngyll", 6));
        await Site.RunRecipeAsync($$"""{"name":"Long","steps":[{"name":"Content","data":[{"ContentItemId":"{{Long}}","ContentType":"Post","DisplayText":"{{word}}","Author":"{{word}}","Latest":true,"Published":false,"TitlePart":{"Title":"{{word}}" } }]}]}""");
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Phone);
        var item = "/Admin/Contents/ContentItems/" + Long;
        foreach (var path in new[] { "/Admin", "/Admin/Contents/ContentItems?q=llanfair", item + "/Edit", item + "/Versions", item + "/Versions/Compare?from=1&to=1" })
        {
            await page.GotoAsync(path);
            await Assertions.Expect(page.GetByText(word).First).ToBeAttachedAsync();
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), path + " is wider than the screen");
        }

        await page.GotoAsync(item + "/Edit");
        await page.Locator("button[value=delete]").ClickAsync();
        await page.Locator("#confirm button[value=yes]").ClickAsync();
        await page.Locator("[data-message]").WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The message about it is wider than the screen");

        await page.GotoAsync("/Admin/Media");
        await page.Locator("[data-drop] input[type=file]").SetInputFilesAsync(new FilePayload { Name = word + ".exe", MimeType = "application/octet-stream", Buffer = "MZ"u8.ToArray() });
        await page.Locator(".media-queue .is-fault").WaitForAsync();
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "A refused file makes the page wider than the screen");
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string path, string name, string culture, Screen screen)
    {
        var faults = (await Accessibility.FaultsAsync(page)).ToList();
        if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
            faults.Add("is wider than the screen");
        // After a key, a browser shows the focus wherever it goes next.
        await page.Keyboard.PressAsync("Tab");
        if (await page.EvaluateAsync<string[]>(WithoutFocus) is { Length: > 0 } blind)
            faults.Add("does not show that these have the focus: " + string.Join(", ", blind));
        await Screenshots.TakeAsync(page, $"Admin/{name}{Name().Replace(path, "-")}.{culture}", screen);
        return faults.Select(f => $"{path}: {f}");
    }

    // What differs only by the id of an item is one kind of page.
    private static string Kind(string link) => Id().Replace(link.Split('?')[0], "/…");

    [GeneratedRegex("/(?:[0-9a-z]{26}|[0-9]+|[0-9a-f-]{36}|(?<=/Content(?:Types|Parts)/(?:Edit|Delete)/)\\w+)(?=/|$)")]
    private static partial Regex Id();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Name();
}
