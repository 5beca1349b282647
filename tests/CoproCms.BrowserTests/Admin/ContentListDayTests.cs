using System.Text.RegularExpressions;
using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>Days of people who look after a lot of content: reviewing, tidying up, and finding things again.</summary>
[Collection(AdminSiteCollection.Name)]
public sealed class ContentListDayTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    private const string List = "/Admin/Contents/ContentItems";

    private const string ReviewPosts =
        """{"name":"Reviews","steps":[{"name":"ContentDefinition","ContentTypes":[{"Name":"Post","Settings":{"ReviewSettings":{"Required":true}}}]}]}""";

    [SkippableFact]
    public async Task A_contributor_submits_an_editor_sends_back_then_approves_and_the_page_appears_at_its_time()
    {
        await Site.RunRecipeAsync(ReviewPosts);
        var carwyn = await Site.SignInAsync(AdminSite.Contributor, Screen.Desktop);
        await carwyn.GotoAsync("/Admin/Contents/ContentTypes/Post/Create");
        await carwyn.Locator("[name='TitlePart.Title']").FillAsync("A garden for evryone");
        await SaveAsync(carwyn);
        await carwyn.GetByRole(AriaRole.Link, new() { Name = "Submit with a note" }).ClickAsync();
        await carwyn.GetByLabel("Note for the editors").FillAsync("For Thursday, please.");
        await carwyn.GetByRole(AriaRole.Button, new() { Name = "Submit for review" }).ClickAsync();
        await Assertions.Expect(carwyn.Locator("#messages")).ToContainTextAsync("Submitted.");

        var elen = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await elen.GotoAsync("/Admin");
        await elen.GetByRole(AriaRole.Link, new() { NameRegex = new("waits? for your review") }).ClickAsync();
        await elen.GetByRole(AriaRole.Link, new() { Name = "A garden for evryone" }).ClickAsync();
        await elen.GetByRole(AriaRole.Link, new() { Name = "Look at the review" }).ClickAsync();
        await Assertions.Expect(elen.Locator(".review-words")).ToHaveTextAsync("For Thursday, please.");
        await LookAsync(elen, "review");
        await elen.GetByLabel("What is missing").FillAsync("A letter is missing in the title.");
        await elen.GetByRole(AriaRole.Button, new() { Name = "Send back" }).ClickAsync();
        await Assertions.Expect(elen.Locator("#messages")).Not.ToBeEmptyAsync();

        await carwyn.GotoAsync("/Admin");
        await carwyn.GetByRole(AriaRole.Link, new() { Name = "1 draft of yours was sent back" }).ClickAsync();
        await carwyn.GetByRole(AriaRole.Link, new() { Name = "A garden for evryone" }).ClickAsync();
        await Assertions.Expect(carwyn.Locator(".review-words")).ToHaveTextAsync("A letter is missing in the title.");
        await carwyn.Locator("[name='TitlePart.Title']").FillAsync("A garden for everyone");
        await carwyn.Locator("[name='PublishLaterPart.ScheduledPublishUtc']").FillAsync(In(TimeSpan.FromSeconds(15)));
        await SaveAsync(carwyn);
        await carwyn.GetByRole(AriaRole.Link, new() { Name = "Submit with a note" }).ClickAsync();
        await carwyn.GetByRole(AriaRole.Button, new() { Name = "Submit for review" }).ClickAsync();
        await Assertions.Expect(carwyn.Locator("#messages")).ToContainTextAsync("Submitted.");

        await elen.ReloadAsync();
        await elen.GetByRole(AriaRole.Button, new() { NameRegex = new("^Approve(: goes live|$)") }).ClickAsync();
        await Assertions.Expect(elen.Locator("#messages")).ToContainTextAsync("Approved.");
        await elen.GetByRole(AriaRole.Link, new() { Name = "Versions" }).ClickAsync();
        await elen.GetByRole(AriaRole.Link, new() { Name = "Changes" }).First.ClickAsync();
        await Assertions.Expect(elen.Locator(".difference ins").First).ToHaveTextAsync("everyone");
        await LookAsync(elen, "compare");
        // The address was made from the first title, and stays.
        Assert.Contains("A garden for everyone", await UntilAsync("/news/a-garden-for-evryone"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_editor_finds_posts_keeps_the_filter_takes_them_off_and_thinks_better_of_it()
    {
        var elen = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await elen.GotoAsync(List);
        await elen.GetByLabel("Content type", new() { Exact = true }).SelectOptionAsync("Post");
        await elen.WaitForURLAsync(new Regex(@"\?type=Post$"));
        await elen.GetByLabel("Status").SelectOptionAsync("published");
        await elen.WaitForURLAsync(new Regex("status=published"));
        await elen.GetByText("Save this filter").ClickAsync();
        await elen.GetByLabel("Name of the filter").FillAsync("Posts on the site");
        await elen.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await elen.GotoAsync(List);
        await elen.GetByRole(AriaRole.Link, new() { Name = "Posts on the site" }).ClickAsync();
        await LookAsync(elen, "list-filtered");

        var published = await elen.Locator(".list-live").CountAsync();
        await elen.GetByLabel("Choose all on this page").CheckAsync();
        await elen.GetByRole(AriaRole.Button, new() { Name = "Unpublish" }).ClickAsync();
        await Assertions.Expect(elen.Locator("#messages")).ToContainTextAsync($"{published} items unpublished.");
        await Assertions.Expect(elen.GetByText("Nothing matches these filters.")).ToBeVisibleAsync();
        await elen.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(elen.Locator("#messages")).ToContainTextAsync($"Undone: {published} items are as they were before.");
        await elen.GetByRole(AriaRole.Link, new() { Name = "Posts on the site" }).ClickAsync();
        await Assertions.Expect(elen.Locator(".list-live")).ToHaveCountAsync(published);
    }

    [SkippableTheory]
    [InlineData("en", true)]
    [InlineData("cy", false)]
    public async Task The_pages_fit_and_read_well_in_both_languages(string culture, bool dark)
    {
        Screen[] screens = [new(1280, dark), new(390, !dark)];
        var page = await Site.SignInAsync(CoproSite.AdminName, screens[0], culture);
        await page.GotoAsync("/Admin");
        await LookAsync(page, "dashboard", culture, screens);
        await page.GotoAsync(List);
        await LookAsync(page, "list", culture, screens);
        var id = await page.Locator("input[name=id]").First.GetAttributeAsync("value");
        await page.Locator("input[name=id]").First.CheckAsync();
        await page.Locator("button[name=verb][value=Delete]").ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).Not.ToBeEmptyAsync();
        await page.GotoAsync("/Admin/Contents/Bin");
        await LookAsync(page, "bin", culture, screens);
        await page.Locator($"input[value='{id}']").CheckAsync();
        await page.Locator("button[name=verb][value=Restore]").ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).Not.ToBeEmptyAsync();
        await page.GotoAsync($"{List}/{id}/Versions");
        await LookAsync(page, "versions", culture, screens);
        await page.GotoAsync($"{List}/{id}/Review");
        await LookAsync(page, "review", culture, screens);
        await page.GotoAsync(List + "?q=nothing-is-called-so");
        await LookAsync(page, "list-none", culture, screens);
    }

    private static async Task LookAsync(IPage page, string name, string culture = "en", params Screen[] screens)
    {
        foreach (var screen in screens is [] ? [Screen.Desktop] : screens)
        {
            await CoproSite.LookAsAsync(page, screen);
            Assert.Empty(await Accessibility.FaultsAsync(page));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than a screen of {screen.Width}");
            await Screenshots.TakeAsync(page, $"Admin/{name}.{culture}", screen);
        }
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Save draft" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator("#messages")).ToContainTextAsync("Draft saved.");
    }

    // The form's dates are by the clocks of the Site, which are those of London.
    private static string In(TimeSpan time) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.UtcNow + time, TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> UntilAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Site.Address };
        for (var i = 0; i < 90; i++)
        {
            using var answer = await client.GetAsync(path);
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadAsStringAsync();
            await Task.Delay(TimeSpan.FromSeconds(1));
        }

        throw new TimeoutException($"{path} did not appear.");
    }
}
