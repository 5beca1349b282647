using CoproCms.BrowserTests.Given;
using CoproCms.IntegrationTests.Given;
using CoproCms.Testing;
using CoproCms.Users.TwoFactor;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.AdminPages;

/// <summary>Signing in and looking after one's account, with a real mail server and a second site that people also have accounts on.</summary>
public sealed class AccountTests(AccountTests.TwoSites sites) : BrowserTest<AccountTests.TwoSites>(sites), IClassFixture<AccountTests.TwoSites>
{
    private const string NewPassword = "Glaw-ar-y-bryniau-7";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    [SkippableFact]
    public async Task A_day_with_a_forgotten_password_a_second_factor_and_a_lost_phone()
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync("/Login?culture=en");
        await LookAsync(page, "login");
        await page.GetByRole(AriaRole.Link, new() { Name = "Forgotten your password?" }).ClickAsync();
        await LookAsync(page, "forgotten");
        await page.GetByLabel("User name or e-mail address").FillAsync(TwoSites.Person);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the link" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Look into your mailbox" }).WaitForAsync();
        await LookAsync(page, "letter-sent");

        await page.GotoAsync((await Site.Post.LastAsync(TwoSites.Mail)).Link);
        await LookAsync(page, "new-password");
        await page.GetByLabel("New password").FillAsync(NewPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the password" }).ClickAsync();
        await SignInAsync(page, NewPassword);

        await page.GotoAsync("/Account?culture=en");
        await LookAsync(page, "account");
        await page.GetByRole(AriaRole.Link, new() { Name = "Two-factor sign-in" }).ClickAsync();
        await page.GetByLabel("Your present password").FillAsync(NewPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up" }).ClickAsync();
        var key = Key(await page.Locator(".sign-in-key").InnerTextAsync());
        await LookAsync(page, "two-factor");
        await page.GetByLabel("Enter the six digits that the app shows:").FillAsync(Totp.Code(key, Step()));
        await page.GetByRole(AriaRole.Button, new() { Name = "Turn on" }).ClickAsync();
        await Assertions.Expect(page.Locator(".sign-in-codes code")).ToHaveCountAsync(10);
        var code = await page.Locator(".sign-in-codes code").First.InnerTextAsync();
        await LookAsync(page, "recovery-codes");

        var phone = await Site.OpenAsync("/Login?culture=en");
        await SignInAsync(phone, NewPassword);
        await LookAsync(phone, "code");
        await phone.GetByLabel("Code", new() { Exact = true }).FillAsync(Totp.Code(key, Step() + 1));
        await phone.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await phone.GotoAsync("/Account/Sessions?culture=en");
        await Assertions.Expect(phone.Locator(".sign-in-sessions li")).ToHaveCountAsync(2);
        await LookAsync(phone, "sessions");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere else" }).ClickAsync();
        await phone.GetByText("Every other browser is signed out.").WaitForAsync();

        await page.GotoAsync("/Account?culture=en");
        Assert.Contains("/Login", page.Url, StringComparison.Ordinal);
        await SignInAsync(page, NewPassword);
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(address => address.Contains("/Account", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task An_account_on_another_site_signs_in_here_without_JavaScript()
    {
        CoproSite.Demand();
        var page = await Site.OpenAsync("/Login?culture=en", Screen.Phone with { JavaScript = false });
        await SignInAsync(page, CoproSite.AdminPassword, CoproSite.AdminName);
        await page.GotoAsync("/Account/Connections?culture=en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect The other site" }).ClickAsync();
        await page.GetByLabel("Your present password").FillAsync(CoproSite.AdminPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Connect The other site" }).ClickAsync();
        await page.WaitForURLAsync(address => address.StartsWith(Site.Provider.ToString(), StringComparison.Ordinal));
        await SignInAsync(page, CoproSite.AdminPassword, CoproSite.AdminName);
        await page.GetByText("The two accounts are connected.").WaitForAsync();

        await page.GotoAsync("/Account?culture=en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GotoAsync("/Login?culture=en&ReturnUrl=%2FAdmin");
        await page.GetByRole(AriaRole.Button, new() { Name = "The other site" }).ClickAsync();
        await page.WaitForURLAsync(address => address.EndsWith("/Admin", StringComparison.Ordinal));
    }

    private static async Task SignInAsync(IPage page, string password, string name = TwoSites.Person)
    {
        await page.Locator("#LoginForm_UserName").FillAsync(name);
        await page.Locator("#LoginForm_Password").FillAsync(password);
        await page.Locator("form:has(#LoginForm_Password) button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(address => new Uri(address).AbsolutePath != "/Login");
    }

    private static long Step() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / Totp.StepSeconds;

    private static byte[] Key(string written)
    {
        var bits = string.Concat(written.Where(c => c != ' ').Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    private static async Task LookAsync(IPage page, string name)
    {
        foreach (var screen in new[] { Screen.Desktop, Screen.Phone, Screen.Phone with { Dark = true } })
        {
            await CoproSite.LookAsAsync(page, screen);
            Assert.Empty(await Accessibility.FaultsAsync(page, screen.Dark));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than the screen");
            await Screenshots.TakeAsync(page, $"Admin/Account-{name}.en", screen);
        }
    }

    /// <summary>The site, and the one where people also have accounts: each a process of its own.</summary>
    public sealed class TwoSites : CoproSite
    {
        public const string Person = "Nia";
        public const string Mail = "nia@example.org";

        private const string Secret = "a-secret-that-is-long-enough";
        private readonly string _providerData = Path.Combine(Path.GetTempPath(), "copro_provider_" + Guid.NewGuid().ToString("N"));
        private ServerProcess? _provider;

        public SmtpReceiver Post { get; } = new();

        /// <summary>Under a name of its own: cookies know hosts, but no ports.</summary>
        public Uri Provider => new UriBuilder(_provider!.Address) { Host = "localhost" }.Uri;

        protected override IEnumerable<string> Arguments =>
        [
            .. Post.Settings.Select(s => $"--{s.Key}={s.Value}"),
            "--CoproCms:SignIn:AttemptsPerMinute=1000",
            $"--CoproCms:ExternalSignIn:Other:Issuer={Provider}", "--CoproCms:ExternalSignIn:Other:ClientId=here",
            $"--CoproCms:ExternalSignIn:Other:ClientSecret={Secret}", "--CoproCms:ExternalSignIn:Other:DisplayName=The other site",
        ];

        /// <summary>A page that may go to the other site too.</summary>
        public async Task<IPage> OpenAsync(string path, Screen? screen = null)
        {
            var page = await NewPageAsync(screen ?? Screen.Desktop);
            await page.GotoAsync(path);
            return page;
        }

        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            if (_provider is not null)
            {
                await RunAtProviderAsync($$"""
                    {"name":"Provider","steps":[{"name":"OpenIdApplication","ClientId":"here","ClientSecret":"{{Secret}}","Type":"confidential","ConsentType":"implicit","AllowAuthorizationCodeFlow":true,
                    "RedirectUris":"{{Address}}Login/External/Callback/Other","ScopeEntries":[{"Name":"profile"},{"Name":"email"}]}]}
                    """);
            }
        }

        public override async Task DisposeAsync()
        {
            await base.DisposeAsync();
            await Post.DisposeAsync();
            if (_provider is not null)
                await _provider.DisposeAsync();
            if (Directory.Exists(_providerData))
                Directory.Delete(_providerData, recursive: true);
        }

        // With keys of its own, which a copy of this site would not have.
        protected override async Task FillAsync()
        {
            const string tenant = "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:";
            _provider = await ServerProcess.StartAsync(_providerData, tenant + "RecipeName=Headless", tenant + "AdminUsername=" + AdminName, tenant + "AdminPassword=" + AdminPassword);
            await RunRecipeAsync($$"""{"name":"People","steps":[{"name":"Users","Users":[{"UserId":"browsernia","UserName":"{{Person}}","Email":"{{Mail}}","EmailConfirmed":true,"IsEnabled":true,"RoleNames":["Author"]}]}]}""");
        }

        private async Task RunAtProviderAsync(string recipe)
        {
            var file = Path.Combine(_providerData, "provider.recipe.json");
            await File.WriteAllTextAsync(file, recipe);
            var (code, _, errors) = await Command.RunAsync("CoproCms.Web.dll", [new("ORCHARD_APP_DATA", _providerData)], "recipe", "run", file);
            Assert.True(code == 0, errors);
        }
    }
}
