using System.Net;
using System.Text.RegularExpressions;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Users;

/// <summary>Signing in and out as a browser does it.</summary>
public abstract partial class SignInTests(SiteFixture fixture)
{
    private const string Authentication = "orchauth_Default";
    private const string UserPassword = "Clywch-y-gwynt-42";

    [SkippableFact]
    public async Task The_form_has_Orchard_Cores_field_names()
    {
        fixture.Demand();
        var page = await fixture.Site.Client().GetStringAsync("/Login");

        foreach (var name in new[] { "LoginForm.UserName", "LoginForm.Password", "LoginForm.RememberMe", "__RequestVerificationToken", "ReturnUrl" })
            Assert.Contains($"name=\"{name}\"", page);
        Assert.DoesNotContain("style=", page);
        Assert.DoesNotContain("onpaste", page);
    }

    [SkippableTheory]
    [InlineData("/Login?culture=cy", "cy", "Mewngofnodi")]
    [InlineData("/Login?culture=en", "en", "Sign in")]
    [InlineData("/Login?ReturnUrl=%2Fcy%2Fnewyddion", "cy", "Mewngofnodi")]
    public async Task The_form_speaks_the_visitors_language(string address, string culture, string title)
    {
        fixture.Demand();
        var page = await fixture.Site.Client().GetStringAsync(address);

        Assert.Contains($"<html lang=\"{culture}\"", page);
        Assert.Contains($"<h1>{title}</h1>", page);
    }

    [SkippableFact]
    public async Task Whoever_works_in_Welsh_in_the_admin_signs_in_in_Welsh()
    {
        fixture.Demand();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Login");
        request.Headers.Add("Cookie", "CoproCms.AdminCulture=cy");
        var answer = await fixture.Site.Client().SendAsync(request);

        Assert.Contains("<h1>Mewngofnodi</h1>", await answer.Content.ReadAsStringAsync());
    }

    [SkippableFact]
    public async Task The_admin_sends_visitors_to_sign_in()
    {
        fixture.Demand();
        var answer = await fixture.Site.Client().GetAsync("/Admin");

        Assert.Equal((HttpStatusCode.Redirect, "/Login?ReturnUrl=%2FAdmin"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
    }

    [SkippableFact]
    public async Task The_right_password_signs_in_with_a_guarded_cookie()
    {
        fixture.Demand();
        var answer = await new Visitor(fixture.Site).SignInAsync(Site.AdminName, Site.AdminPassword, "/en");

        Assert.Equal((HttpStatusCode.Redirect, "/en"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith(Authentication, StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("secure", cookie);
    }

    [SkippableTheory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_never_leads_to_another_site(string address)
    {
        fixture.Demand();
        var answer = await new Visitor(fixture.Site).SignInAsync(Site.AdminName, Site.AdminPassword, address);

        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    [SkippableFact]
    public async Task Unknown_locked_and_disabled_accounts_are_refused_in_the_same_words()
    {
        fixture.Demand();
        var disabled = await AddUserAsync(u => u.IsEnabled = false);
        var locked = await AddUserAsync(u => u.LockoutEnd = DateTimeOffset.MaxValue);
        var existing = await AddUserAsync(_ => { });

        foreach (var (name, password) in new[] { ("nobody", UserPassword), (existing, "wrong"), (disabled, UserPassword), (locked, UserPassword) })
        {
            var answer = await new Visitor(fixture.Site).SignInAsync(name, password);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("do not match an account that can sign in", await answer.Content.ReadAsStringAsync());
            Assert.False(SignsIn(answer));
        }
    }

    [SkippableFact]
    public async Task Repeated_failures_lock_the_account_for_a_while()
    {
        fixture.Demand();
        var name = await AddUserAsync(_ => { });
        for (var i = 0; i < 5; i++)
            await new Visitor(fixture.Site).SignInAsync(name, "wrong");

        Assert.Equal(HttpStatusCode.BadRequest, (await new Visitor(fixture.Site).SignInAsync(name, UserPassword)).StatusCode);
    }

    [SkippableFact]
    public async Task A_form_without_its_token_signs_nobody_in()
    {
        fixture.Demand();
        var answer = await fixture.Site.Client().PostAsync("/Login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["LoginForm.UserName"] = Site.AdminName,
            ["LoginForm.Password"] = Site.AdminPassword,
        }));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(SignsIn(answer));
    }

    [SkippableFact]
    public async Task A_disabled_user_is_nobody_with_the_next_request()
    {
        fixture.Demand();
        var name = await AddUserAsync(_ => { }, SystemRoles.Administrator);
        var visitor = new Visitor(fixture.Site);
        await visitor.SignInAsync(name, UserPassword);
        Assert.NotEqual(HttpStatusCode.Redirect, (await visitor.GetAsync("/Admin")).StatusCode);

        await ChangeUserAsync(name, u => u.IsEnabled = false);

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/Admin")).StatusCode);
    }

    [SkippableFact]
    public async Task A_changed_security_stamp_ends_every_sign_in()
    {
        fixture.Demand();
        var name = await AddUserAsync(_ => { }, SystemRoles.Administrator);
        var visitor = new Visitor(fixture.Site);
        await visitor.SignInAsync(name, UserPassword);
        Assert.NotEqual(HttpStatusCode.Redirect, (await visitor.GetAsync("/Admin")).StatusCode);

        await ChangeUserAsync(name, u => u.SecurityStamp = Guid.NewGuid().ToString());

        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/Admin")).StatusCode);
    }

    [SkippableFact]
    public async Task A_user_without_the_permission_may_not_enter_the_admin()
    {
        fixture.Demand();
        var visitor = new Visitor(fixture.Site);
        await visitor.SignInAsync(await AddUserAsync(_ => { }), UserPassword);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/Admin")).StatusCode);
    }

    [SkippableFact]
    public async Task The_cookie_opens_the_content_api()
    {
        fixture.Demand();
        var visitor = new Visitor(fixture.Site);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync("/api/content/4nothing")).StatusCode);

        await visitor.SignInAsync(Site.AdminName, Site.AdminPassword);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/api/content/4nothing")).StatusCode);
    }

    [SkippableFact]
    public async Task Signing_out_needs_the_token_of_a_form()
    {
        fixture.Demand();
        var visitor = new Visitor(fixture.Site);
        await visitor.SignInAsync(Site.AdminName, Site.AdminPassword);

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/Users/LogOff", [])).StatusCode);
        Assert.NotEqual(HttpStatusCode.Redirect, (await visitor.GetAsync("/Admin")).StatusCode);
    }

    private static bool SignsIn(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(c => c.StartsWith(Authentication, StringComparison.Ordinal));

    private Task<string> AddUserAsync(Action<User> change, params string[] roles) => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        var user = new User { UserName = "user" + Guid.NewGuid().ToString("N")[..12] };
        change(user);
        Assert.True((await users.CreateAsync(user, UserPassword)).Succeeded);
        Assert.True((await users.AddToRolesAsync(user, roles)).Succeeded);
        return user.UserName;
    });

    private Task ChangeUserAsync(string name, Action<User> change) => fixture.Site.AsAsync(Actor.System, async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        var user = (await users.FindByNameAsync(name))!;
        change(user);
        Assert.True((await users.UpdateAsync(user)).Succeeded);
    });

    /// <summary>Keeps cookies as a browser does, follows no redirects.</summary>
    private sealed partial class Visitor(Site site)
    {
        private readonly Dictionary<string, string> _cookies = [];
        private readonly HttpClient _client = SecureClient(site);

        public async Task<HttpResponseMessage> SignInAsync(string name, string password, string returnUrl = "/")
        {
            var page = await (await GetAsync("/Login")).Content.ReadAsStringAsync();
            return await PostAsync("/Login", new()
            {
                ["LoginForm.UserName"] = name,
                ["LoginForm.Password"] = password,
                ["ReturnUrl"] = returnUrl,
                ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            });
        }

        public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(new(HttpMethod.Get, address));

        public Task<HttpResponseMessage> PostAsync(string address, Dictionary<string, string> form) =>
            SendAsync(new(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) });

        private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
        {
            if (_cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
            var answer = await _client.SendAsync(request);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                var pair = cookie.Split(';')[0].Split('=', 2);
                _cookies[pair[0]] = pair[1];
            }

            return answer;
        }

        private static HttpClient SecureClient(Site site)
        {
            var client = site.Client();
            client.BaseAddress = new("https://localhost/");
            return client;
        }

        [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
        private static partial Regex Token();
    }

    public sealed class Fixtures
    {
        private static readonly KeyValuePair<string, string>[] ManyAttempts = [new("CoproCms:SignIn:AttemptsPerMinute", "1000")];

        public sealed class OnSqlite() : SiteFixture(TestDatabase.Sqlite)
        {
            protected override IEnumerable<KeyValuePair<string, string>> Settings => ManyAttempts;
        }

        public sealed class OnPostgres() : SiteFixture(TestDatabase.Postgres)
        {
            protected override IEnumerable<KeyValuePair<string, string>> Settings => ManyAttempts;
        }
    }
}

public sealed class SignInOnSqliteTests(SignInTests.Fixtures.OnSqlite fixture) : SignInTests(fixture), IClassFixture<SignInTests.Fixtures.OnSqlite>;

public sealed class SignInOnPostgresTests(SignInTests.Fixtures.OnPostgres fixture) : SignInTests(fixture), IClassFixture<SignInTests.Fixtures.OnPostgres>;
