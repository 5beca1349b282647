using System.Net;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using CoproCms.Users.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Users;

/// <summary>The browsers in which people are signed in.</summary>
public abstract class SessionTests(AccountSite fixture)
{
    private const string Cookie = "orchauth_Default";

    [SkippableFact]
    public async Task One_browser_can_be_signed_out_from_another()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var lost = await Visitor.SignedInAsync(fixture.Site, name);
        var visitor = await Visitor.SignedInAsync(fixture.Site, name);
        await visitor.OpenAsync("/Account/Sessions");
        Assert.Equal(2, visitor.Page.Document.QuerySelectorAll(".sign-in-sessions li").Length);
        Assert.Contains("this browser", visitor.Page.Text);
        var id = visitor.Page.Document.QuerySelectorAll(".sign-in-sessions li").Single(li => !li.TextContent.Contains("this browser", StringComparison.Ordinal))
            .QuerySelector("input[name=id]")!.GetAttribute("value")!;

        await visitor.SubmitAsync("handler=End", ("id", id));

        Assert.False(await lost.IsInAsync());
        Assert.True(await visitor.IsInAsync());
    }

    [SkippableFact]
    public async Task Everywhere_else_can_be_signed_out_at_once()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var others = new[] { await Visitor.SignedInAsync(fixture.Site, name), await Visitor.SignedInAsync(fixture.Site, name) };
        var visitor = await Visitor.SignedInAsync(fixture.Site, name);
        await visitor.OpenAsync("/Account/Sessions");
        await visitor.SubmitAsync("handler=EndOthers");

        foreach (var other in others)
            Assert.False(await other.IsInAsync());
        Assert.True(await visitor.IsInAsync());
    }

    [SkippableFact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var victim = await Visitor.SignedInAsync(fixture.Site, name);
        await victim.OpenAsync("/Account/Sessions");
        var id = victim.Page.Find(".sign-in-sessions input[name=id]")!.GetAttribute("value")!;
        var attacker = await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync());
        await attacker.OpenAsync("/Account/Sessions");
        await attacker.SubmitAsync("handler=End", ("id", id));

        Assert.True(await victim.IsInAsync());
    }

    [SkippableFact]
    public async Task A_cookie_that_was_copied_is_worth_nothing_after_signing_out()
    {
        fixture.Demand();
        var visitor = await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync());
        var cookie = visitor.Cookies[Cookie];
        Assert.Equal(HttpStatusCode.OK, await WithCookieAsync(cookie));
        await visitor.OpenAsync("/Account");
        await visitor.SubmitAsync("/Users/LogOff");

        Assert.Equal(HttpStatusCode.Redirect, await WithCookieAsync(cookie));
    }

    [SkippableFact]
    public async Task Every_sign_in_makes_a_session_of_its_own()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var visitor = await Visitor.SignedInAsync(fixture.Site, name);
        await visitor.OpenAsync("/Account");
        await visitor.SubmitAsync("/Users/LogOff");
        await visitor.SignInAsync(name);
        await Visitor.SignedInAsync(fixture.Site, name);

        var user = await fixture.UserAsync(name);
        var sessions = await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<SessionStore>().ListAsync(user.Id, default));
        Assert.Equal(2, sessions.Select(s => s.Id).Distinct().Count());
    }

    [SkippableFact]
    public async Task A_session_that_was_not_used_for_long_is_forgotten()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        await Visitor.SignedInAsync(fixture.Site, name);
        var user = await fixture.UserAsync(name);
        var worker = fixture.Site.Services.GetRequiredService<SessionWorker>();
        await worker.WriteAsync(default);
        fixture.Time.Advance(TimeSpan.FromDays(16));
        await worker.WriteAsync(default);

        Assert.Empty(await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<SessionStore>().ListAsync(user.Id, default)));
    }

    [SkippableFact]
    public async Task Account_pages_send_visitors_to_sign_in_and_back()
    {
        fixture.Demand();
        foreach (var page in new[] { "/Account", "/ChangePassword", "/Account/TwoFactor", "/Account/Sessions", "/Account/Connections" })
        {
            var answer = await fixture.Site.Client().GetAsync(page);
            Assert.Equal((HttpStatusCode.Redirect, "/Login?ReturnUrl=" + Uri.EscapeDataString(page)), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    [SkippableFact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var other = await Visitor.SignedInAsync(fixture.Site, name);
        var visitor = await Visitor.SignedInAsync(fixture.Site, name);
        await visitor.PostAsync("/Account/Sessions?handler=EndOthers", []);
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Page.Status);
        await visitor.PostAsync("/ChangePassword", [new("CurrentPassword", AccountSite.Password), new("Password", "Stolen-by-a-form-1")]);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Page.Status);
        Assert.True(await other.IsInAsync());
        Assert.True(await (await Visitor.SignedInAsync(fixture.Site, name)).IsInAsync());
    }

    private async Task<HttpStatusCode> WithCookieAsync(string cookie)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "https://localhost/Account");
        request.Headers.Add("Cookie", $"{Cookie}={cookie}");
        return (await fixture.Site.Client().SendAsync(request)).StatusCode;
    }
}

public sealed class SessionOnSqliteTests(SqliteAccountSite fixture) : SessionTests(fixture), IClassFixture<SqliteAccountSite>;

public sealed class SessionOnPostgresTests(PostgresAccountSite fixture) : SessionTests(fixture), IClassFixture<PostgresAccountSite>
{
    [SkippableFact]
    public async Task A_session_that_was_ended_on_one_node_is_nobody_on_the_other()
    {
        await using var node = fixture.Site.AnotherNode();
        var name = "user" + Guid.NewGuid().ToString("N")[..8];
        await fixture.Site.AsAsync(Actor.System, async services =>
            Assert.True((await services.GetRequiredService<UserManager<User>>().CreateAsync(new() { UserName = name }, AccountSite.Password)).Succeeded));
        var there = await Visitor.SignedInAsync(node, name);
        Assert.True(await there.IsInAsync());
        var here = await Visitor.SignedInAsync(fixture.Site, name);
        await here.OpenAsync("/Account/Sessions");
        var id = here.Page.Document.QuerySelectorAll(".sign-in-sessions li").First(li => !li.TextContent.Contains("this browser", StringComparison.Ordinal))
            .QuerySelector("input[name=id]")!.GetAttribute("value")!;
        await here.SubmitAsync("handler=End", ("id", id));

        for (var i = 0; i < 50 && await there.IsInAsync(); i++)
            await Task.Delay(100);
        Assert.False(await there.IsInAsync());
    }
}
