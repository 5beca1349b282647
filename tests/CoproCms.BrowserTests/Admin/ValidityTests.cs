using CoproCms.BrowserTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>What the browser itself finds wrong with a form is said in the language of the admin, whatever the browser's is.</summary>
[Collection(AdminSiteCollection.Name)]
public sealed class ValidityTests(AdminSite site) : BrowserTest<AdminSite>(site)
{
    [SkippableTheory]
    [InlineData("en", "This is needed.", "Write a whole address, such as https://example.org/.")]
    [InlineData("cy", "Mae angen hyn.", "Ysgrifennwch gyfeiriad cyflawn, megis https://example.org/.")]
    public async Task A_webhook_without_an_address_is_refused_in_the_language_of_the_admin(string culture, string missing, string wrong)
    {
        var page = await Site.SignInAsync(CoproSite.AdminName, Screen.Desktop, culture);
        await page.GotoAsync("/Admin/Webhooks/Create");
        var address = page.Locator("main input[name=url]");
        var make = page.Locator("main form .btn-primary");
        foreach (var box in await page.Locator("main input[name=events]").AllAsync())
            await box.UncheckAsync();

        await make.ClickAsync();
        Assert.Equal(missing, await SaidAsync(address));
        await address.FillAsync("example");
        await make.ClickAsync();
        Assert.Equal(wrong, await SaidAsync(address));

        // What a script writes tells the page nothing, and must not keep the old reason: now the server sees the form.
        await address.EvaluateAsync("control => control.value = 'https://hooks.example.org/'");
        await make.ClickAsync();
        await Assertions.Expect(page.Locator(".error-summary a")).ToHaveAttributeAsync("href", "#events");
    }

    private static Task<string> SaidAsync(ILocator control) => control.EvaluateAsync<string>("control => control.validationMessage");
}
