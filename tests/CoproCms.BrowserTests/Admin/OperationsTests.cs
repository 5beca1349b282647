using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoproCms.BrowserTests.Given;
using CoproCms.IntegrationTests.Given;
using CoproCms.Testing;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>Days of whoever runs the site: its pages go to another site, another site is told and asks, and the trail says who did it all.</summary>
[Collection(AdminSiteCollection.Name)]
public sealed class OperationsTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    [SkippableFact]
    public async Task An_export_goes_into_a_fresh_site_and_gives_the_same_pages()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/DeploymentPlan/Index");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Export everything" }).ClickAsync());
        var package = await download.PathAsync();

        await using var fresh = await FreshSite.StartAsync(Site);
        var other = await fresh.SignInAsync();
        await other.GotoAsync("/Admin/DeploymentPlan/Import/Index");
        await other.Locator("input[name=file]").SetInputFilesAsync(new FilePayload { Name = "Site.zip", MimeType = "application/zip", Buffer = await File.ReadAllBytesAsync(package) });
        await other.GetByRole(AriaRole.Button, new() { Name = "See what it would do" }).First.ClickAsync();
        await UntilDoneAsync(other);
        await Assertions.Expect(other.GetByText("It would do this:")).ToBeVisibleAsync();
        await LookAsync(other, "run");
        await other.GetByRole(AriaRole.Button, new() { Name = "Carry it out" }).ClickAsync();
        await other.Locator("#confirm button[value=yes]").ClickAsync();
        await other.WaitForURLAsync(address => address.Contains("/Runs/", StringComparison.Ordinal));
        await UntilDoneAsync(other);
        await Assertions.Expect(other.GetByText("Done:")).ToBeVisibleAsync();

        foreach (var path in (string[])["/", "/cy", "/news", "/events", "/principles"])
        {
            await page.GotoAsync(path);
            await other.GotoAsync(path);
            Assert.Equal(await page.Locator("main").InnerTextAsync(), await other.Locator("main").InnerTextAsync());
        }

        await other.WaitForFunctionAsync("[...document.images].every(i => i.complete && i.naturalWidth > 0)");
    }

    [SkippableFact]
    public async Task A_recipe_that_came_with_the_site_is_rehearsed_carried_out_and_reported()
    {
        await using var fresh = await FreshSite.StartAsync(Site);
        var page = await fresh.SignInAsync();
        await page.GotoAsync("/Admin/Recipes");
        await LookAsync(page, "recipes");
        await page.Locator("tr", new() { HasText = "headless.recipe.json" }).GetByRole(AriaRole.Button).ClickAsync();
        await UntilDoneAsync(page);
        await Assertions.Expect(page.GetByText("It would do this:")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Carry it out" }).ClickAsync();
        await page.Locator("#confirm button[value=yes]").ClickAsync();
        await Assertions.Expect(page.GetByText("Done:")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Run of");
        await LookAsync(page, "report");

        await page.GotoAsync("/Admin/Recipes");
        var runs = page.Locator("h2:has-text('Last runs') + .table-scroll tbody tr");
        await Assertions.Expect(runs).ToHaveCountAsync(2);
        await Assertions.Expect(runs.Filter(new() { HasText = "Rehearsal" })).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task A_plan_is_made_changed_and_exported()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Phone with { Dark = true });
        await page.GotoAsync("/Admin/DeploymentPlan/Create");
        await page.Locator("[name=name]").FillAsync("News of the week");
        await page.GetByLabel("Content of these types:").CheckAsync();
        await page.Locator("#content-Post").CheckAsync();
        await page.Locator("[name=Items]").FillAsync("/nowhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("There is no content at /nowhere.");
        await page.Locator("[name=Items]").FillAsync("/principles");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "News of the week" }).ClickAsync();
        await Assertions.Expect(page.Locator("#content-Post")).ToBeCheckedAsync();
        Assert.Matches("^[0-9a-z]{26}$", await page.Locator("[name=Items]").InputValueAsync());
        await LookAsync(page, "plan");
        await page.GotoAsync("/Admin/DeploymentPlan/Index");

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Export News of the week" }).ClickAsync());

        Assert.StartsWith("News of the week", download.SuggestedFilename, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_webhook_is_made_delivered_and_sent_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/Webhooks/Create");
        await page.GetByLabel("Address").FillAsync("http://192.168.0.1/hook");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the webhook" }).ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary")).ToBeVisibleAsync();
        await page.GetByLabel("Address").FillAsync(receiver.Url);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Receiver");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the webhook" }).ClickAsync();
        var secret = await page.Locator("[data-secret]").InnerTextAsync();
        await LookAsync(page, "webhook");
        await page.ReloadAsync();
        Assert.Equal(0, await page.Locator("[data-secret]").CountAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Send a test" }).ClickAsync();
        var first = (await receiver.UntilAsync(1))[0];
        Assert.Equal("webhook.ping", first.Event);
        Assert.True(first.IsSignedWith(secret));
        await UntilAsync(page, "[data-status=Delivered]");
        await LookAsync(page, "delivery");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        Assert.Equal(first.Headers["webhook-id"], (await receiver.UntilAsync(2))[1].Headers["webhook-id"]);
        await page.GetByRole(AriaRole.Link, new() { Name = "Log" }).First.ClickAsync();
        await LookAsync(page, "deliveries");
    }

    [SkippableFact]
    public async Task An_application_that_was_made_here_gets_a_token_and_asks_for_content()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/OpenId/Application/Create");
        await page.GetByLabel("Client id").FillAsync("partner-site");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Partner site");
        await page.GetByLabel("Editor", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the application" }).ClickAsync();
        var secret = await page.Locator("[data-secret]").InnerTextAsync();
        await LookAsync(page, "application");

        using var client = new HttpClient { BaseAddress = Site.Address };
        using var answer = await client.PostAsync("/connect/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "partner-site",
            ["client_secret"] = secret,
        }));
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var asked = await client.PostAsJsonAsync("/api/graphql", new { query = "{ post(first: 1) { displayText } }" });

        Assert.NotNull(JsonNode.Parse(await asked.Content.ReadAsStringAsync())!["data"]!["post"]![0]!["displayText"]);
    }

    [SkippableFact]
    public async Task A_token_of_ones_own_opens_what_it_is_for_until_it_is_revoked()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/ApiTokens");
        await page.GetByLabel("What it is for").FillAsync("Phone");
        await page.Locator("[value=ViewContent]").CheckAsync();
        await page.Locator("[value=AccessContentApi]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the token" }).ClickAsync();
        var secret = await page.Locator("[data-secret]").InnerTextAsync();
        await LookAsync(page, "tokens");
        using var client = new HttpClient { BaseAddress = Site.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync("/api/content/?first=1")).StatusCode);

        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke Phone" }).ClickAsync();
        await page.Locator("#confirm button[value=yes]").ClickAsync();
        await Assertions.Expect(page.GetByText("The token opens nothing any more.")).ToBeVisibleAsync();

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, (await client.GetAsync("/api/content/?first=1")).StatusCode);
    }

    [SkippableFact]
    public async Task A_recipe_with_faults_names_their_place_and_does_nothing()
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop, "cy");
        await page.GotoAsync("/Admin/DeploymentPlan/Import/Json");
        await page.GetByText("Gludo rysáit yn lle hynny").ClickAsync();
        await page.GetByLabel("Rysáit", new() { Exact = true }).FillAsync("""{"steps":[{"name":"Roles","Roles":[{"Name":"Odd","Permisions":["ViewContent"]}]}]}""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Gweld beth y byddai'n ei wneud" }).Nth(1).ClickAsync();
        await UntilDoneAsync(page);

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("/steps/0/Roles/0");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Permissions");
        await LookAsync(page, "faults");
    }

    [SkippableFact]
    public async Task The_trail_says_who_did_it_and_what_changed()
    {
        await Site.RunRecipeAsync("""{"name":"Trail","steps":[{"name":"settings","PageSize":12}]}""");
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop);
        await page.GotoAsync("/Admin/AuditTrail?category=settings");
        await page.Locator("summary", new() { HasText = "change" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("PageSize");
        await LookAsync(page, "trail");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" }).ClickAsync());

        Assert.Contains("PageSize", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
    }

    private static Task UntilDoneAsync(IPage page) => page.Locator("#progress[data-state]").WaitForAsync(new() { Timeout = 120_000 });

    private static async Task UntilAsync(IPage page, string selector)
    {
        for (var i = 0; i < 30 && await page.Locator(selector).CountAsync() == 0; i++)
        {
            await page.WaitForTimeoutAsync(500);
            await page.ReloadAsync();
        }

        Assert.True(await page.Locator(selector).CountAsync() > 0, $"{selector} is not on {page.Url}");
    }

    private static async Task LookAsync(IPage page, string name)
    {
        foreach (var screen in (Screen[])[Screen.Desktop, Screen.Phone with { Dark = true }])
        {
            await CoproSite.LookAsAsync(page, screen);
            Assert.Empty(await Accessibility.FaultsAsync(page));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than a screen of {screen.Width}");
            await Screenshots.TakeAsync(page, $"Admin/Operations-{name}", screen);
        }

        await CoproSite.LookAsAsync(page, Screen.Desktop);
    }

    /// <summary>A site of the recipe Headless, in the browser of another.</summary>
    private sealed class FreshSite(ServerProcess server, string appData, AdminSite browser) : IAsyncDisposable
    {
        public static async Task<FreshSite> StartAsync(AdminSite browser)
        {
            const string tenant = "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:";
            var appData = Path.Combine(Path.GetTempPath(), "copro_fresh_" + Guid.NewGuid().ToString("N"));
            var server = await ServerProcess.StartAsync(
                appData, tenant + "RecipeName=Headless", tenant + "AdminUsername=" + CoproSite.AdminName, tenant + "AdminPassword=" + CoproSite.AdminPassword);
            return new(server, appData, browser);
        }

        public async Task<IPage> SignInAsync()
        {
            var page = await browser.NewPageAsync(Screen.Desktop, address: server.Address);
            await page.GotoAsync("/Login");
            await page.Locator("#LoginForm_UserName").FillAsync(CoproSite.AdminName);
            await page.Locator("#LoginForm_Password").FillAsync(CoproSite.AdminPassword);
            await page.Locator("main button[type=submit]").First.ClickAsync();
            await page.WaitForURLAsync(address => !address.Contains("/Login", StringComparison.Ordinal));
            return page;
        }

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            Directory.Delete(appData, recursive: true);
        }
    }
}
