using CoproCms.BrowserTests.Given;
using CoproCms.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>Days of whoever answers for what others may ask for, which secrets hold, and what is written down of people.</summary>
[Collection(AdminSiteCollection.Name)]
public sealed class AccessTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    [SkippableFact]
    public async Task A_scope_is_made_found_again_and_removed()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/OpenId/Scope");
        await page.Locator("[name=ScopeName]").FillAsync("openid");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("There is a scope of this name already.");
        await LookAsync(page);

        await page.Locator("[name=ScopeName]").FillAsync("events.read");
        await page.Locator("[name=DisplayName]").FillAsync("See the events");
        await page.Locator("[value=ViewContent]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator("#messages")).ToContainTextAsync("The scope is saved.");
        await Expect(page.Locator("tr", new() { HasText = "events.read" })).ToContainTextAsync("ViewContent");

        await page.GetByRole(AriaRole.Link, new() { Name = "events.read" }).ClickAsync();
        await Expect(page.Locator("[name=DisplayName]")).ToHaveValueAsync("See the events");
        await Expect(page.Locator("[value=ViewContent]")).ToBeCheckedAsync();
        await LookAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await page.Locator("#confirm button[value=yes]").ClickAsync();
        await Expect(page.Locator("#messages")).ToContainTextAsync("The scope is gone.");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "events.read" })).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_button_that_asks_first_cannot_be_pressed_before_the_script_that_asks_is_there()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/Webhooks/Create");
        await page.GetByLabel("Address").FillAsync("https://example.org/");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Slow");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the webhook" }).ClickAsync();
        await Expect(page.Locator("[data-secret]")).ToBeVisibleAsync();
        var arrived = new TaskCompletionSource();
        await page.RouteAsync("**/assets/admin.js*", async route =>
        {
            await arrived.Task;
            await route.ContinueAsync();
        });

        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        var pressed = page.GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await Task.WhenAny(pressed, Task.Delay(TimeSpan.FromSeconds(2)));
        Assert.False(pressed.IsCompleted);
        arrived.SetResult();
        await pressed;

        await page.Locator("#confirm button[value=no]").ClickAsync();
        await Expect(page.GetByText("The webhook has a new secret.")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_webhook_gets_a_new_secret_and_the_old_one_holds_for_a_day()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Phone);
        await page.GotoAsync("/Admin/Webhooks/Create");
        await page.GetByLabel("Address").FillAsync(receiver.Url);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Rotated");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the webhook" }).ClickAsync();
        var old = await page.Locator("[data-secret]").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "New secret" }).ClickAsync();
        await page.Locator("#confirm button[value=yes]").ClickAsync();
        await Expect(page.Locator("#messages")).ToContainTextAsync("The webhook has a new secret.");
        var secret = await page.Locator("[data-secret]").InnerTextAsync();
        Assert.NotEqual(old, secret);
        await LookAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        var message = (await receiver.UntilAsync(1))[0];

        Assert.True(message.IsSignedWith(secret));
        Assert.True(message.IsSignedWith(old));
    }

    [SkippableFact]
    public async Task How_long_the_trail_is_kept_is_set_and_stays_set()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/AuditTrail/Settings");
        var days = page.Locator("[name=RetentionDays]");
        // What the browser keeps back, a script would send.
        await page.EvaluateAsync("document.querySelector('[name=RetentionDays]').form.noValidate = true");
        await days.FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("Give a number of days from 1 to");
        await LookAsync(page);

        await days.FillAsync("90");
        await page.GetByLabel("Write down from which network address people sign in").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator("#messages")).ToContainTextAsync("The settings are saved.");
        await page.GotoAsync("/Admin/AuditTrail/Settings");
        await Expect(days).ToHaveValueAsync("90");
        await Expect(page.GetByLabel("Write down from which network address people sign in")).ToBeCheckedAsync();
        await Expect(page.GetByLabel("Keep entries for ever")).Not.ToBeCheckedAsync();
    }

    private static async Task LookAsync(IPage page)
    {
        Assert.Empty(await Accessibility.FaultsAsync(page));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{page.Url} is wider than the screen");
    }
}
