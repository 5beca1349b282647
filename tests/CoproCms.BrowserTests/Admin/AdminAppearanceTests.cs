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

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string path, string name, string culture, Screen screen)
    {
        var faults = (await Accessibility.FaultsAsync(page)).ToList();
        if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
            faults.Add("is wider than the screen");
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
