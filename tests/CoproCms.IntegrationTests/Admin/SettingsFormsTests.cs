using System.Net;
using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.IntegrationTests.Given;
using CoproCms.IntegrationTests.Users;
using CoproCms.Security;
using CoproCms.Settings;
using CoproCms.Users.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.AdminPages;

/// <summary>The settings by which people can be let in and locked out: other sites, the OpenID server, the second factor.</summary>
public sealed class SettingsFormsTests(SqliteAccountSite fixture) : IClassFixture<SqliteAccountSite>
{
    private const string App = "https://app.example.org";
    private const string Discovery = "/.well-known/openid-configuration";

    [Fact]
    public async Task An_origin_that_the_form_names_may_read_and_cookies_are_asked_about_first()
    {
        await fixture.SetAsync("CorsSettings", []);
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Settings/cors");
        page = await browser.PressAsync(page, "main .panel button", ("CorsSettings.AllowedOrigins", App));
        Assert.Contains("saved", page.QuerySelector("#messages")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(App, await AllowedAsync());

        page = await browser.PressAsync(page, "main .panel button", ("CorsSettings.AllowCredentials", "true"));
        Assert.Contains("not saved yet", page.QuerySelector(".alert-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("as whoever is signed in", page.QuerySelector(".alert-warning")!.TextContent, StringComparison.Ordinal);
        Assert.NotEqual(true, (await SectionAsync("CorsSettings")).Objects("Policies").Single().Flag("AllowCredentials"));

        await browser.PressAsync(page, "main .panel button[name=Read]");
        Assert.True((await SectionAsync("CorsSettings")).Objects("Policies").Single().Flag("AllowCredentials"));
    }

    [Fact]
    public async Task An_origin_that_is_none_and_cookies_for_every_site_are_refused_at_the_field()
    {
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Settings/cors");
        page = await browser.PressAsync(page, "main .panel button", ("CorsSettings.AllowedOrigins", "*"), ("CorsSettings.AllowAnyOrigin", "true"), ("CorsSettings.AllowCredentials", "true"));

        Assert.Contains("'*' is no origin", page.QuerySelector("#CorsSettings_AllowedOrigins-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Any site could act as whoever is signed in", page.QuerySelector("#CorsSettings_AllowCredentials-fault")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_policies_than_the_one_in_force_stay()
    {
        await fixture.SetAsync("CorsSettings", new()
        {
            ["Policies"] = new JsonArray(
            new JsonObject { ["Name"] = "old", ["AllowedOrigins"] = new JsonArray("https://old.example") },
            new JsonObject { ["Name"] = "used", ["IsDefaultPolicy"] = true, ["AllowAnyMethod"] = true, ["AllowedOrigins"] = new JsonArray(App) })
        });
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Settings/cors");
        await browser.PressAsync(page, "main .panel button", ("CorsSettings.AllowedHeaders", "Authorization\nContent-Type"));

        var policies = (await SectionAsync("CorsSettings")).Objects("Policies").ToList();
        Assert.Equal(["old", "used"], policies.Select(p => p.Text("Name")));
        Assert.Equal(["https://old.example"], policies[0].Texts("AllowedOrigins"));
        Assert.Equal(["Authorization", "Content-Type"], policies[1].Texts("AllowedHeaders"));
        Assert.True(policies[1].Flag("AllowAnyMethod"));
    }

    [Fact]
    public async Task Switching_the_OpenID_server_off_is_said_first_and_then_done()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Discovery));
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Settings/openid-server");
        (string, string)[] off = [("OpenIdServerSettings.AllowAuthorizationCodeFlow", "false"), ("OpenIdServerSettings.AllowClientCredentialsFlow", "false")];
        page = await browser.PressAsync(page, "main .panel button", off);
        Assert.Contains("no application gets in any more", page.QuerySelector(".alert-warning")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Discovery));

        page = await browser.PressAsync(page, "main .panel button[name=Read]");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Discovery));

        await browser.PressAsync(page, "main .panel button", ("OpenIdServerSettings.AllowAuthorizationCodeFlow", "true"), ("OpenIdServerSettings.AllowClientCredentialsFlow", "true"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Discovery));
    }

    [Fact]
    public async Task What_the_OpenID_server_cannot_be_is_said_at_the_field()
    {
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Settings/openid-server");
        page = await browser.PressAsync(page, "main .panel button", ("OpenIdServerSettings.Authority", "https://example.org/?a=b"), ("OpenIdServerSettings.DisableAccessTokenEncryption", "true"));

        Assert.Contains("is no issuer", page.QuerySelector("#OpenIdServerSettings_Authority-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Only JSON web tokens can do without encryption", page.QuerySelector("#OpenIdServerSettings_DisableAccessTokenEncryption-fault")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_get_a_second_factor_in_the_form_after_a_warning()
    {
        using var browser = new FormBrowser(await fixture.Site.SignInAsync());
        var page = await browser.GetAsync("/Admin/Settings/userLogin");
        Assert.Contains("Moderator", page.QuerySelector("main .check-columns")!.TextContent, StringComparison.Ordinal);
        page = await browser.PressAsync(page, "main .panel button", ("TwoFactorLoginSettings.Roles", "Moderator"), ("TwoFactorLoginSettings.NumberOfRecoveryCodesToGenerate", "0"));
        Assert.Contains("at least 1", page.QuerySelector("#TwoFactorLoginSettings_NumberOfRecoveryCodesToGenerate-fault")!.TextContent, StringComparison.Ordinal);

        page = await browser.PressAsync(page, "main .panel button", ("TwoFactorLoginSettings.NumberOfRecoveryCodesToGenerate", "6"));
        Assert.Contains("only after setting up a second factor: Moderator", page.QuerySelector(".alert-warning")!.TextContent, StringComparison.Ordinal);
        await browser.PressAsync(page, "main .panel button[name=Read]");

        Assert.Equal(6, (await SectionAsync("TwoFactorLoginSettings")).Number("NumberOfRecoveryCodesToGenerate"));
        Assert.True((await SectionAsync("RoleLoginSettings")).Flag("RequireTwoFactorAuthenticationForSpecificRoles"));
        var member = new Visitor(fixture.Site);
        await member.SignInAsync(await fixture.AddUserAsync("Moderator"));
        Assert.Equal("/Login/SetUp", member.Page.Path);
    }

    [Fact]
    public async Task Each_page_of_settings_opens_to_whoever_holds_its_permission()
    {
        await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<RoleWriter>().SetAsync("Gatekeeper", null, ["AccessAdminPanel", "ManageCorsSettings"], default));
        var keeper = await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync("Gatekeeper"));

        Assert.Equal(HttpStatusCode.OK, (await keeper.OpenAsync("/Admin/Settings/cors")).Status);
        Assert.Equal("Other sites (CORS)", keeper.Page.Find(".settings-groups")!.TextContent.Trim());
        foreach (var group in new[] { "general", "openid-server", "userLogin", "nothing" })
            Assert.Equal(HttpStatusCode.Forbidden, (await keeper.OpenAsync("/Admin/Settings/" + group)).Status);
    }

    [Fact]
    public async Task A_Welsh_administrator_reads_warnings_and_faults_in_Welsh()
    {
        var client = await fixture.Site.SignInAsync();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("cy");
        using var browser = new FormBrowser(client);
        var page = await browser.GetAsync("/Admin/Settings/openid-server");
        page = await browser.PressAsync(page, "main .panel button", ("OpenIdServerSettings.Authority", "dim"));
        Assert.Contains("Nid yw 'dim' yn gyhoeddwr", page.QuerySelector("#OpenIdServerSettings_Authority-fault")!.TextContent, StringComparison.Ordinal);

        page = await browser.PressAsync(page, "main .panel button", ("OpenIdServerSettings.Authority", ""), ("OpenIdServerSettings.AllowRefreshTokenFlow", "false"));
        Assert.Contains("Bydd apiau'n colli eu mynediad", page.QuerySelector(".alert-warning")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> StatusAsync(string address) => (await fixture.Site.Client().GetAsync(address)).StatusCode;

    private async Task<string?> AllowedAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/graphql?query={__typename}");
        request.Headers.Add("Origin", App);
        using var answer = await fixture.Site.Client().SendAsync(request);
        return answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var allowed) ? allowed.Single() : null;
    }

    private Task<JsonObject> SectionAsync(string name) => fixture.Site.AsAsync(Actor.System, async services =>
        (await services.GetRequiredService<SiteSettingsStore>().GetAsync(default)).Json.Object(name) ?? []);
}
