using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Pages;

/// <summary>The way of a person whom an application sends here to be allowed to act for them, and back to the application.</summary>
[Collection(CoproSiteCollection.Name)]
public sealed class ConsentPageTests(CoproSite site) : BrowserTest<CoproSite>(site)
{
    // Another origin than the site's, and nobody listens there: the browser gets as far as asking.
    private const string Callback = "http://localhost:9/back";

    private const string Recipe = $$"""
        {"name":"Application","steps":[{"name":"OpenIdApplication","ClientId":"browser","DisplayName":"Allotment diary","DisplayNames":{"cy":"Dyddiadur rhandir"},
        "Type":"public","AllowAuthorizationCodeFlow":true,"AllowRefreshTokenFlow":true,"RedirectUris":"{{Callback}}","ScopeEntries":[{"Name":"profile"},{"Name":"email"}]}]}
        """;

    [SkippableTheory]
    [InlineData("en", "Allow")]
    [InlineData("cy", "Caniatáu")]
    public async Task A_person_without_JavaScript_signs_in_allows_it_and_arrives_at_the_application(string culture, string allow)
    {
        var page = await OpenAsync(culture, Screen.Phone with { JavaScript = false });
        await SignInAsync(page);
        await page.WaitForURLAsync(address => address.Contains("/connect/authorize", StringComparison.Ordinal));
        var arrival = page.WaitForRequestAsync(request => request.Url.StartsWith(Callback, StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = allow, Exact = true }).ClickAsync();

        Assert.Contains("code=", (await arrival).Url);
    }

    [SkippableTheory]
    [InlineData("en")]
    [InlineData("cy")]
    public async Task The_question_is_free_of_faults_on_every_screen(string culture)
    {
        var page = await OpenAsync(culture, Screen.Desktop);
        await SignInAsync(page);
        await page.WaitForURLAsync(address => address.Contains("/connect/authorize", StringComparison.Ordinal));
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone, Screen.Phone with { Dark = true }, Screen.Desktop with { Dark = true } })
        {
            await CoproSite.LookAsAsync(page, screen);
            Assert.Empty(await Accessibility.FaultsAsync(page, screen.Dark));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
            await Screenshots.TakeAsync(page, $"consent.{culture}", screen);
        }
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.Locator("#LoginForm_UserName").FillAsync(CoproSite.AdminName);
        await page.Locator("#LoginForm_Password").FillAsync(CoproSite.AdminPassword);
        await page.Locator(".sign-in button.button").ClickAsync();
    }

    private async Task<IPage> OpenAsync(string culture, Screen screen)
    {
        CoproSite.Demand();
        await Site.RunRecipeAsync(Recipe);
        var page = await Site.NewPageAsync(screen);
        await page.GotoAsync($"/connect/authorize?client_id=browser&response_type=code&redirect_uri={Uri.EscapeDataString(Callback)}&scope=openid%20profile%20email%20offline_access"
            + $"&prompt=consent&ui_locales={culture}&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
        return page;
    }
}
