using System.Net;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using CoproCms.Users.External;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Users;

/// <summary>Signing in here with an account on another site: a second CoproCms, in a process of its own, is the OpenID Connect provider.</summary>
public sealed class ExternalSignInTests(ExternalSignInTests.TwoSites fixture) : IClassFixture<ExternalSignInTests.TwoSites>
{
    [Fact]
    public async Task An_account_that_was_connected_signs_in()
    {
        var name = await fixture.AddUserAsync();
        var visitor = await Visitor.SignedInAsync(fixture.Site, name);
        await ConnectAsync(visitor, fixture.Provider());
        Assert.Contains("The two accounts are connected.", visitor.Page.Text);
        Assert.Equal("Another way to sign in", (await fixture.Post.LastAsync(name + "@example.org")).Subject);

        var later = new Visitor(fixture.Site);
        await later.OpenAsync("/Login?ReturnUrl=%2FAccount%2FSessions");
        await SignInAsync(later, fixture.Provider());
        Assert.Equal("/Account/Sessions", later.Page.Path);
        Assert.True(await later.IsInAsync());
        await DisconnectAsync(name);
    }

    [Fact]
    public async Task Connecting_an_account_asks_for_the_password_again()
    {
        var visitor = await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync());
        await visitor.OpenAsync("/Account/Connections");
        await visitor.SubmitAsync("/Login/External", ("provider", "Partner"));
        Assert.Null(visitor.Page.Find("a[href*='ticket=']"));
        await visitor.SubmitAsync("/Login/External", ("CurrentPassword", "wrong"));
        Assert.Contains("That is not your present password", visitor.Page.Text);
        Assert.Null(visitor.Page.Find("a[href*='ticket=']"));

        await visitor.SubmitAsync("/Login/External", ("CurrentPassword", AccountSite.Password));
        Assert.NotNull(visitor.Page.Find("a[href*='ticket=']"));
    }

    [Fact]
    public async Task A_stranger_from_there_is_nobody_here()
    {
        var visitor = new Visitor(fixture.Site);
        await visitor.OpenAsync("/Login");
        await SignInAsync(visitor, fixture.Provider());

        Assert.Contains("No account here is connected with that one", visitor.Page.Text);
        Assert.False(await visitor.IsInAsync());
    }

    [Fact]
    public async Task The_same_confirmed_address_on_both_sides_connects_only_when_it_is_wished()
    {
        var name = await fixture.AddUserAsync();
        await fixture.ChangeUserAsync(name, (users, user) => { user.Email = TwoSites.ProviderEmail; return users.UpdateAsync(user); });
        var visitor = new Visitor(fixture.Site);
        await visitor.OpenAsync("/Login");
        await SignInAsync(visitor, fixture.Provider());
        Assert.Equal("/Login/Connect", visitor.Page.Path);
        Assert.False(await visitor.IsInAsync());

        await visitor.OpenAsync("/Login/Connect");
        await visitor.SubmitAsync("/Login/Connect", ("decision", "connect"));

        Assert.True(await visitor.IsInAsync());
        await DisconnectAsync(name);
    }

    [Fact]
    public async Task An_address_that_is_not_confirmed_here_is_not_offered()
    {
        var name = await fixture.AddUserAsync();
        await fixture.ChangeUserAsync(name, (users, user) => { (user.Email, user.EmailConfirmed) = (TwoSites.ProviderEmail, false); return users.UpdateAsync(user); });
        var visitor = new Visitor(fixture.Site);
        await visitor.OpenAsync("/Login");
        await SignInAsync(visitor, fixture.Provider());

        Assert.Equal("/Login", visitor.Page.Path);
        await DisconnectAsync(name);
    }

    [Fact]
    public async Task The_second_factor_is_asked_for_all_the_same()
    {
        var name = await fixture.AddUserAsync();
        await Authenticator.EnrolAsync(fixture, name);
        await fixture.ChangeUserAsync(name, (users, user) => users.AddLoginAsync(user, new("Partner", fixture.ProviderSubject, null)));
        var visitor = new Visitor(fixture.Site);
        await visitor.OpenAsync("/Login");
        await SignInAsync(visitor, fixture.Provider());

        Assert.Equal("/Login/Code", visitor.Page.Path);
        Assert.False(await visitor.IsInAsync());
        await DisconnectAsync(name);
    }

    [Fact]
    public async Task An_answer_is_good_once_and_only_in_the_browser_that_asked()
    {
        var visitor = new Visitor(fixture.Site);
        await visitor.OpenAsync("/Login");
        var answer = await AnswerAsync(visitor, fixture.Provider());
        var thief = new Visitor(fixture.Site);
        await thief.OpenAsync(answer);
        Assert.False(await thief.IsInAsync());
        Assert.DoesNotContain("No account here is connected", thief.Page.Text);

        await visitor.OpenAsync("/Login");
        answer = await AnswerAsync(visitor, fixture.Provider());
        await visitor.OpenAsync(answer);
        Assert.Contains("No account here is connected", visitor.Page.Text);
        await visitor.OpenAsync(answer);
        Assert.DoesNotContain("No account here is connected", visitor.Page.Text);
        await visitor.OpenAsync("/Login/External/Callback/Partner?code=x&state=y");
        Assert.False(await visitor.IsInAsync());
    }

    [Fact]
    public async Task What_one_person_began_connects_with_nobody_elses_account()
    {
        var attacker = await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync());
        await attacker.OpenAsync("/Account/Connections");
        var answer = await AnswerAsync(attacker, fixture.Provider());
        await attacker.OpenAsync("/Account");
        await attacker.SubmitAsync("/Users/LogOff");
        var victim = await fixture.AddUserAsync();
        await attacker.SignInAsync(victim);
        await attacker.OpenAsync(answer);

        var user = await fixture.UserAsync(victim);
        Assert.Empty(await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<UserManager<User>>().GetLoginsAsync(user)));
    }

    [Fact]
    public async Task The_request_carries_state_nonce_and_proof_key_and_no_address_of_others()
    {
        var visitor = new Visitor(fixture.Site);
        await visitor.OpenAsync("/Login?ReturnUrl=https%3A%2F%2Fevil.example");
        var request = await LeaveAsync(visitor);

        Assert.StartsWith(fixture.ProviderAddress + "connect/authorize", request.AbsoluteUri, StringComparison.Ordinal);
        foreach (var parameter in new[] { "state=", "nonce=", "code_challenge=", "code_challenge_method=S256", "response_type=code" })
            Assert.Contains(parameter, request.Query);
        Assert.DoesNotContain("evil", request.Query);
    }

    [Theory]
    [InlineData("Partner:ClientId", "x", "Issuer is missing")]
    [InlineData("GitHub:DisplayName", "GitHub", "ClientId is missing")]
    [InlineData("GitHub:ClientId", "x", "ClientSecret is missing")]
    [InlineData("Partner:Issuer", "http://provider.example", "give an address that begins with https")]
    public void A_provider_that_is_set_up_by_halves_is_named(string key, string value, string says)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(ExternalProviders.Section + ":" + key, value)]).Build();

        Assert.Contains(says, Assert.Throws<InvalidOperationException>(() => ExternalProviders.Read(configuration)).Message);
    }

    private async Task DisconnectAsync(string name) => await fixture.ChangeUserAsync(name, async (users, user) =>
    {
        await users.RemoveLoginAsync(user, "Partner", fixture.ProviderSubject);
        user.Email = null;
        await users.UpdateAsync(user);
    });

    private static async Task SignInAsync(Visitor visitor, HttpClient provider) => await visitor.OpenAsync(await AnswerAsync(visitor, provider));

    private static async Task ConnectAsync(Visitor visitor, HttpClient provider)
    {
        await visitor.OpenAsync("/Account/Connections");
        await SignInAsync(visitor, provider);
    }

    /// <summary>Presses the provider's button, allows it there, and stops at the address that leads back.</summary>
    private static async Task<string> AnswerAsync(Visitor visitor, HttpClient provider)
    {
        var answer = await provider.GetAsync(await LeaveAsync(visitor));
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.PathAndQuery;
    }

    private static async Task<Uri> LeaveAsync(Visitor visitor)
    {
        await visitor.SubmitAsync("/Login/External", ("provider", "Partner"));
        if (visitor.Page.Find("input[name=CurrentPassword]") is not null)
            await visitor.SubmitAsync("/Login/External", ("CurrentPassword", AccountSite.Password));
        var next = visitor.Page.Find(".sign-in a[href*='ticket=']")?.GetAttribute("href") ?? throw new InvalidOperationException($"{visitor.Page.Status} {visitor.Page.Address}\n{visitor.Page.Text}");
        return (await visitor.HopAsync(next)).Headers.Location!;
    }

    /// <summary>This site, and the one where people also have accounts.</summary>
    public sealed class TwoSites() : AccountSite(TestDatabase.Sqlite), IAsyncLifetime
    {
        public const string ProviderEmail = "both@example.org";
        private const string Secret = "a-secret-that-is-long-enough";
        private readonly string _appData = Path.Combine(Path.GetTempPath(), "copro_provider_" + Guid.NewGuid().ToString("N"));
        private ServerProcess? _provider;
        private HttpClient? _browser;

        public string ProviderAddress => _provider!.Address.ToString();

        public string ProviderSubject { get; private set; } = "";

        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            .. base.Settings,
            new(ExternalProviders.Section + ":Partner:Issuer", ProviderAddress),
            new(ExternalProviders.Section + ":Partner:ClientId", "here"),
            new(ExternalProviders.Section + ":Partner:ClientSecret", Secret),
        ];

        /// <summary>A browser that is signed in at the provider.</summary>
        public HttpClient Provider() => _browser!;

        async Task IAsyncLifetime.InitializeAsync()
        {
            const string tenant = "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:";
            _provider = await ServerProcess.StartAsync(_appData, tenant + "AdminUsername=" + Site.AdminName, tenant + "AdminPassword=" + Site.AdminPassword, tenant + "AdminEmail=" + ProviderEmail);
            var recipe = Path.Combine(_appData, "provider.recipe.json");
            await File.WriteAllTextAsync(recipe, $$"""
                {"name":"Provider","steps":[{"name":"OpenIdApplication","ClientId":"here","ClientSecret":"{{Secret}}","Type":"confidential","ConsentType":"implicit","AllowAuthorizationCodeFlow":true,
                "RedirectUris":"https://localhost/Login/External/Callback/Partner","ScopeEntries":[{"Name":"profile"},{"Name":"email"}]}]}
                """);
            var (code, _, errors) = await Command.RunAsync("CoproCms.Web.dll", [new("ORCHARD_APP_DATA", _appData)], "recipe", "run", recipe);
            Assert.True(code == 0, errors);
            _browser = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() }) { BaseAddress = _provider.Address };
            var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await _browser.GetStringAsync("/Login"));
            await _browser.PostAsync("/Login", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["LoginForm.UserName"] = Site.AdminName,
                ["LoginForm.Password"] = Site.AdminPassword,
                ["__RequestVerificationToken"] = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            }));
            await InitializeAsync();
        }

        protected override async Task FillAsync()
        {
            // What the provider calls its user is learned by connecting once.
            var name = await AddUserAsync();
            var owner = await Visitor.SignedInAsync(Site, name);
            await ConnectAsync(owner, Provider());
            var user = await UserAsync(name);
            ProviderSubject = (await Site.AsAsync(Actor.System, services => services.GetRequiredService<UserManager<User>>().GetLoginsAsync(user))).Single().ProviderKey;
            await ChangeUserAsync(name, (users, it) => users.RemoveLoginAsync(it, "Partner", ProviderSubject));
        }

        async Task IAsyncLifetime.DisposeAsync()
        {
            await DisposeAsync();
            _browser?.Dispose();
            if (_provider is not null)
                await _provider.DisposeAsync();
            if (Directory.Exists(_appData))
                Directory.Delete(_appData, recursive: true);
        }
    }
}
