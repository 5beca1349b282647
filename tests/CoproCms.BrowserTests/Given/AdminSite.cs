using System.Text.Json.Nodes;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Given;

/// <summary>A server for the tests of the admin, which change what is on it, with a person of each role.</summary>
public sealed class AdminSite : CoproSite
{
    /// <summary>May publish.</summary>
    public const string Editor = "Elen";

    /// <summary>May draft, and submit for review.</summary>
    public const string Contributor = "Carwyn";

    // The recipe of the site makes no part that types share.
    private const string Part =
        """{"name":"ContentDefinition","ContentTypes":[],"ContentParts":[{"Name":"Contact","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TextField","Name":"Phone","Settings":{}}]}]}""";

    private readonly Dictionary<string, string> _sessions = [];

    /// <summary>A fresh page of someone who is signed in, in a browser of their own. Any request to another host fails the test that made it.</summary>
    /// <param name="name">Who: <see cref="CoproSite.AdminName"/>, <see cref="Editor"/> or <see cref="Contributor"/>.</param>
    /// <param name="screen">What with.</param>
    /// <param name="culture">The language they chose.</param>
    public async Task<IPage> SignInAsync(string name, Screen screen, string culture = "en")
    {
        Demand();
        var page = await NewPageAsync(screen, _sessions.GetValueOrDefault(name) ?? await SessionAsync(name));
        // Tests that sign out end the session for all who share it.
        if ((await page.APIRequest.GetAsync("/Admin", new() { MaxRedirects = 0 })).Status != 200)
        {
            await page.Context.CloseAsync();
            page = await NewPageAsync(screen, await SessionAsync(name));
        }

        page.Request += (_, request) => Assert.True(request.Url.StartsWith(Address.ToString(), StringComparison.Ordinal) || request.Url.StartsWith("blob:", StringComparison.Ordinal) || request.Url.StartsWith("data:", StringComparison.Ordinal), request.Url);
        await page.Context.AddCookiesAsync([new() { Name = "CoproCms.AdminCulture", Value = culture, Url = Address.ToString() }]);
        return page;
    }

    protected override Task FillAsync()
    {
        var users = new JsonObject { ["name"] = "Users", ["Users"] = new JsonArray(Person(Editor, "Editor"), Person(Contributor, "Contributor")) };
        return RunRecipeAsync(new JsonObject { ["name"] = "People", ["steps"] = new JsonArray(users, JsonNode.Parse(Part)) }.ToJsonString());
    }

    /// <summary>Fills the form in, as people do.</summary>
    public static async Task LogInAsync(IPage page, string name)
    {
        await page.GotoAsync("/Login");
        await page.Locator("#LoginForm_UserName").FillAsync(name);
        await page.Locator("#LoginForm_Password").FillAsync(AdminPassword);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/Login", StringComparison.Ordinal));
    }

    private async Task<string> SessionAsync(string name)
    {
        var page = await NewPageAsync(Screen.Desktop);
        await LogInAsync(page, name);
        _sessions[name] = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        return _sessions[name];
    }

    private static JsonObject Person(string name, string role) => new()
    {
        ["UserId"] = "browser" + name.ToLowerInvariant(),
        ["UserName"] = name,
        ["Email"] = name.ToLowerInvariant() + "@example.org",
        ["EmailConfirmed"] = true,
        ["IsEnabled"] = true,
        ["RoleNames"] = new JsonArray(role),
        ["PasswordHash"] = new PasswordHasher<User>().HashPassword(new(), AdminPassword),
    };
}

[CollectionDefinition(Name)]
public sealed class AdminSiteCollection : ICollectionFixture<AdminSite>
{
    public const string Name = "Admin";
}

/// <summary>A site of its own for those who write, so that they need not wait for the others.</summary>
[CollectionDefinition(Name)]
public sealed class WritingSiteCollection : ICollectionFixture<AdminSite>
{
    public const string Name = "Writing";
}
