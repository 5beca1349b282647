using CoproCms.BrowserTests.Given;
using CoproCms.IntegrationTests.Given;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>The server dies in the middle of an edit: no word typed more than five seconds before is lost, even to someone who comes back with another device.</summary>
[Collection(WritingSiteCollection.Name)]
public sealed class KilledServerTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    private readonly string _appData = Directory.CreateTempSubdirectory("copro_edit_").FullName;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_appData, recursive: true);
    }

    [SkippableFact]
    public async Task No_word_typed_more_than_five_seconds_before_is_lost()
    {
        CoproSite.Demand();
        string address, typed;
        await using (var server = await StartAsync())
        {
            var page = await SignInAsync(server);
            await page.GotoAsync(new Uri(server.Address, "/Admin/Contents/ContentTypes/Post/Create").ToString());
            var title = page.Locator("[name='TitlePart.Title']");
            await title.FocusAsync();
            typed = "";
            for (var word = 1; word <= 12; word++)
            {
                typed += $"word{word} ";
                await page.Keyboard.TypeAsync($"word{word} ", new() { Delay = 20 });
                await page.WaitForTimeoutAsync(150);
            }

            // Never a pause until here: the copy must not wait for one.
            await page.WaitForTimeoutAsync(5000);
            await page.Keyboard.TypeAsync("perhaps");
            await server.KillAsync();
            address = new Uri(page.Url).PathAndQuery;
            await page.Context.CloseAsync();
        }

        await using var revived = await StartAsync();
        var other = await SignInAsync(revived);
        await other.GotoAsync(new Uri(revived.Address, address).ToString());
        Assert.StartsWith(typed.TrimEnd(), await other.Locator("[name='TitlePart.Title']").InputValueAsync(), StringComparison.Ordinal);
        await other.GotoAsync(new Uri(revived.Address, "/Admin").ToString());
        await Expect(other.Locator("main")).ToContainTextAsync("unsaved work of yours");
    }

    private Task<ServerProcess> StartAsync()
    {
        const string tenant = "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:";
        return ServerProcess.StartAsync(_appData, tenant + "RecipeName=Headless", tenant + "AdminUsername=" + CoproSite.AdminName, tenant + "AdminPassword=" + CoproSite.AdminPassword);
    }

    private async Task<IPage> SignInAsync(ServerProcess server)
    {
        var page = await Site.NewPageAsync(Screen.Desktop);
        await page.GotoAsync(new Uri(server.Address, "/Login").ToString());
        await page.Locator("#LoginForm_UserName").FillAsync(CoproSite.AdminName);
        await page.Locator("#LoginForm_Password").FillAsync(CoproSite.AdminPassword);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/Login", StringComparison.Ordinal));
        return page;
    }
}
