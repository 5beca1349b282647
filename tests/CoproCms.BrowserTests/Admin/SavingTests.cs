using CoproCms.BrowserTests.Given;
using CoproCms.IntegrationTests.Given;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>An editor's words are never lost: not to a colleague, not to the network, not to a closed window.</summary>
[Collection(WritingSiteCollection.Name)]
public sealed class SavingTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    private const string Summary = "[name='Post.Summary.Text']";

    [SkippableFact]
    public async Task Two_editors_collide_see_each_other_and_merge()
    {
        var elen = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        var address = await CreateAsync(elen, "Two hands", "As it was");
        var admin = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await admin.GotoAsync(address);
        await ComeBackAsync(elen);
        await Expect(elen.Locator("[data-editing-people]")).ToContainTextAsync("is editing this too");
        await elen.Locator(Summary).FillAsync("Elen wrote that tea is at one");
        await SaveAsync(elen);

        await ComeBackAsync(admin);
        await Expect(admin.Locator("[data-editing-newer]")).ToContainTextAsync("Elen saved a newer version");
        await admin.Locator(Summary).FillAsync("The other wrote that tea is at two");
        await admin.Locator("[data-key=save]").ClickAsync();

        await admin.WaitForURLAsync("**/Merge");
        await Expect(admin.Locator("main")).ToContainTextAsync("tea is at one");
        await Expect(admin.Locator("main")).ToContainTextAsync("tea is at two");
        Assert.Empty(await Accessibility.FaultsAsync(admin));
        await LookAsync(admin, "merge.en");
        await LookInWelshAsync(admin, "merge");
        await admin.Locator("[data-merge-text]").First.FillAsync("Tea is at one, and at two again");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Save as draft" }).ClickAsync();

        await admin.WaitForURLAsync("**/Edit");
        await Expect(admin.Locator(Summary)).ToHaveValueAsync("Tea is at one, and at two again");
        await admin.GotoAsync("/Admin");
        await ComeBackAsync(elen);
        await Expect(elen.Locator("[data-editing-people]")).ToBeEmptyAsync();
    }

    [SkippableFact]
    public async Task Unsaved_words_in_a_hidden_tab_are_told_to_the_other_until_the_tab_is_closed()
    {
        var elen = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        var address = await CreateAsync(elen, "Out of sight", "As it was");
        var admin = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await admin.GotoAsync(address);
        await elen.Locator(Summary).FillAsync("Begun, not saved");

        // Chromium without a screen never hides a tab: the page is told so as a browser would tell it.
        await elen.EvaluateAsync("() => { Object.defineProperty(document, 'hidden', { get: () => true }); document.dispatchEvent(new Event('visibilitychange')); }");

        var people = admin.Locator("[data-editing-people]");
        await Expect(people).ToContainTextAsync("has unsaved changes to this in a tab out of sight", new() { Timeout = 20_000 });
        await elen.CloseAsync(new() { RunBeforeUnload = false });
        await Expect(people).ToBeEmptyAsync(new() { Timeout = 20_000 });
        await elen.Context.CloseAsync();
        await admin.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task Without_the_network_the_words_stay_on_the_device_and_are_sent_when_it_is_back()
    {
        var page = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        var address = await CreateAsync(page, "In a tunnel", "As it was");
        await page.Context.SetOfflineAsync(true);
        await page.Locator(Summary).FillAsync("Written in a tunnel");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("kept on this device");

        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Changes kept at");

        var elsewhere = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await elsewhere.GotoAsync(address);
        await Expect(elsewhere.Locator(Summary)).ToHaveValueAsync("Written in a tunnel");
        await elsewhere.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task What_the_server_never_got_is_brought_back_from_the_device()
    {
        var page = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        var address = await CreateAsync(page, "Closed too soon", "As it was");
        await page.Context.SetOfflineAsync(true);
        await page.Locator(Summary).FillAsync("Closed before it was sent");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("kept on this device");
        await page.CloseAsync(new() { RunBeforeUnload = false });

        var again = await page.Context.NewPageAsync();
        await again.Context.SetOfflineAsync(false);
        await again.GotoAsync(address);

        await Expect(again.Locator(Summary)).ToHaveValueAsync("Closed before it was sent");
        await Expect(again.Locator("main")).ToContainTextAsync("Your unsaved changes from");
        await LookAsync(again, "unsaved-changes.en");
        Assert.Empty(await Accessibility.FaultsAsync(again));
        await again.GotoAsync("/Admin/Contents/Unsaved");
        await Expect(again.Locator("main")).ToContainTextAsync("Closed too soon");
        Assert.Empty(await Accessibility.FaultsAsync(again));
        await LookAsync(again, "unsaved.en");
        await LookInWelshAsync(again, "unsaved");
    }

    [SkippableFact]
    public async Task Whoever_is_signed_out_while_writing_is_told_and_keeps_the_words()
    {
        var page = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await CreateAsync(page, "Left open at lunch", "As it was");
        await page.Context.ClearCookiesAsync();
        await page.Locator(Summary).FillAsync("Written afterwards");

        await Expect(page.Locator("[data-editing-signed-out]")).ToContainTextAsync("You are signed out.", new() { Timeout = 15_000 });
        Assert.Contains("afterwards", await page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        Assert.Empty(await Accessibility.FaultsAsync(page));
        await LookAsync(page, "signed-out.en");
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task Whoever_may_keep_nothing_by_itself_is_told_to_save_and_the_device_keeps_the_words()
    {
        var page = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await CreateAsync(page, "Not by itself", "As it was");
        var address = await page.Locator("[data-keep]").GetAttributeAsync("data-keep");
        await page.RouteAsync("**" + address, route => route.FulfillAsync(new() { Status = 403, ContentType = "application/problem+json", Body = "{}" }));
        await page.Locator(Summary).FillAsync("Written in vain");

        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("cannot be kept by themselves");
        Assert.Contains("vain", await page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task Leaving_with_changes_asks_first_and_signing_out_leaves_nothing_on_the_device()
    {
        var page = await Site.SignInAsync(AdminSite.Contributor, Screen.Desktop);
        await page.GotoAsync("/Admin/Contents/ContentTypes/Post/Create");
        await page.Locator("[name='TitlePart.Title']").PressSequentiallyAsync("Private words");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Changes kept at");
        var asked = 0;
        page.Dialog += async (_, dialog) =>
        {
            asked++;
            Assert.Equal("beforeunload", dialog.Type);
            await dialog.AcceptAsync();
        };
        Assert.Contains("Private", await page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);

        await page.Locator(".admin-account > summary").ClickAsync();
        await page.Locator("[data-sign-out] button").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/Admin", StringComparison.Ordinal));

        Assert.Equal(1, asked);
        Assert.DoesNotContain("Private", await page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_session_that_ends_while_someone_writes_costs_them_no_word()
    {
        var page = await Site.SignInAsync(AdminSite.Contributor, Screen.Desktop);
        await page.GotoAsync("/Admin/Contents/ContentTypes/Post/Create");
        await page.Locator("[name='TitlePart.Title']").FillAsync("Signed out meanwhile");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Changes kept at");
        var other = await Site.SignInAsync(AdminSite.Contributor, Screen.Desktop);
        await other.GotoAsync("/Admin");
        await other.Locator(".admin-account > summary").ClickAsync();
        await other.Locator("[data-sign-out] button").ClickAsync();
        await other.WaitForURLAsync(url => !url.Contains("/Admin", StringComparison.Ordinal));

        await page.Locator(Summary).FillAsync("Written after the session ended");
        await Expect(page.Locator("[data-editing-signed-out]")).ToContainTextAsync("You are signed out.");
        await Expect(page.Locator(Summary)).ToHaveValueAsync("Written after the session ended");
        Assert.Empty(await Accessibility.FaultsAsync(page));

        await AdminSite.LogInAsync(await page.Context.NewPageAsync(), AdminSite.Contributor);
        await ComeBackAsync(page);
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("Changes kept at");
        await Expect(page.Locator("[data-editing-signed-out]")).ToBeHiddenAsync();
        var elsewhere = await Site.SignInAsync(AdminSite.Contributor, Screen.Desktop);
        await elsewhere.GotoAsync(new Uri(page.Url).PathAndQuery);
        await Expect(elsewhere.Locator(Summary)).ToHaveValueAsync("Written after the session ended");
    }

    [SkippableFact]
    public async Task The_preview_shows_what_is_typed_at_both_widths_and_leads_nowhere()
    {
        var page = await Site.SignInAsync(AdminSite.Editor, Screen.Desktop);
        await CreateAsync(page, "Seen before", "As it was");
        await page.Locator("[data-preview-toggle]").ClickAsync();
        var frame = page.FrameLocator("[data-preview-frame]");
        await Expect(frame.Locator("h1")).ToContainTextAsync("Seen before");
        await page.Locator("[name='TitlePart.Title']").FillAsync("Seen while typing");

        await Expect(frame.Locator("h1")).ToContainTextAsync("Seen while typing");
        Assert.Equal(390, await frame.Locator("html").EvaluateAsync<int>("html => html.ownerDocument.defaultView.innerWidth"));
        Assert.Empty(await Accessibility.FaultsAsync(page));
        await LookAsync(page, "preview-phone.en");
        await page.Locator("[data-preview-width='1280']").ClickAsync();
        Assert.Equal(1280, await frame.Locator("html").EvaluateAsync<int>("html => html.ownerDocument.defaultView.innerWidth"));
        await Expect(frame.Locator("h1")).ToContainTextAsync("Seen while typing");
        Assert.Empty(await Accessibility.FaultsAsync(page));
        await LookAsync(page, "preview-desktop.en");
        await frame.Locator("a[href]:visible").First.ClickAsync(new() { Force = true });
        await page.WaitForTimeoutAsync(500);
        await Expect(frame.Locator("h1")).ToContainTextAsync("Seen while typing");

        await page.Locator("[data-preview-share]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        await Expect(page.Locator("[data-preview-address]")).Not.ToHaveValueAsync("");
        var link = await page.Locator("[data-preview-address]").InputValueAsync();
        Assert.Empty(await Accessibility.FaultsAsync(page));
        await LookAsync(page, "preview-links.en");
        var guest = await Site.NewPageAsync(Screen.Phone);
        await guest.GotoAsync(link);
        await Expect(guest.Locator("h1")).ToContainTextAsync("Seen before");
        await guest.Context.CloseAsync();
    }

    // Whoever comes back to a window is told at once, and everyone else every eight seconds.
    private static Task ComeBackAsync(IPage page) => page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

    private static async Task<string> CreateAsync(IPage page, string title, string summary)
    {
        await page.GotoAsync("/Admin/Contents/ContentTypes/Post/Create");
        await page.Locator("[name='TitlePart.Title']").FillAsync(title);
        await page.Locator(Summary).FillAsync(summary);
        await SaveAsync(page);
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.Locator("[data-key=save]").ClickAsync();
        await page.WaitForURLAsync("**/Edit");
        await Expect(page.Locator("#messages")).ToContainTextAsync("saved");
    }

    // Pictures on every screen, to be looked at.
    private static async Task LookAsync(IPage page, string name)
    {
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone, Screen.Desktop with { Dark = true }, Screen.Phone with { Dark = true } })
        {
            await CoproSite.LookAsAsync(page, screen);
            await Screenshots.TakeAsync(page, $"Admin/{name}", screen);
        }

        await CoproSite.LookAsAsync(page, Screen.Desktop);
    }

    private async Task LookInWelshAsync(IPage page, string name)
    {
        await SpeakAsync(page, "cy");
        Assert.Empty(await Accessibility.FaultsAsync(page));
        await LookAsync(page, name + ".cy");
        await SpeakAsync(page, "en");
    }

    private async Task SpeakAsync(IPage page, string culture)
    {
        await page.Context.AddCookiesAsync([new() { Name = "CoproCms.AdminCulture", Value = culture, Url = Site.Address.ToString() }]);
        await page.ReloadAsync();
    }
}
