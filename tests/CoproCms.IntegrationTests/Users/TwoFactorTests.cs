using System.Net;
using System.Text.Json.Nodes;
using CoproCms.Data;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Users;

/// <summary>Signing in with a code besides the password, and what a thief of the password may try.</summary>
public abstract class TwoFactorTests(AccountSite fixture)
{
    [SkippableFact]
    public async Task With_the_second_factor_on_the_password_alone_opens_nothing()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync(SystemRoles.Administrator);
        var key = await Authenticator.EnrolAsync(fixture, name);
        var visitor = new Visitor(fixture.Site);
        await visitor.SignInAsync(name);
        Assert.Equal("/Login/Code", visitor.Page.Path);
        Assert.Equal("/Login", (await visitor.OpenAsync("/Admin")).Path);
        Assert.False(await visitor.IsInAsync());

        await NextCodeAsync(visitor, name, key);

        Assert.True(await visitor.IsInAsync());
    }

    [SkippableFact]
    public async Task After_the_code_the_visitor_goes_where_they_wanted()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var key = await Authenticator.EnrolAsync(fixture, name);
        var visitor = new Visitor(fixture.Site);
        await visitor.SignInAsync(name, address: "/Login?ReturnUrl=%2Fcy%2Fnewyddion");
        Assert.Contains("Rhowch eich cod", visitor.Page.Text);
        fixture.Time.Advance(TimeSpan.FromSeconds(30));
        await visitor.SubmitAsync("/Login/Code", ("Code", Authenticator.Code(fixture, key)));

        Assert.Equal("/cy/newyddion", visitor.Page.Path);
    }

    [SkippableFact]
    public async Task A_code_is_good_once()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var key = await Authenticator.EnrolAsync(fixture, name);
        fixture.Time.Advance(TimeSpan.FromSeconds(30));
        var code = Authenticator.Code(fixture, key);
        var owner = new Visitor(fixture.Site);
        await owner.SignInAsync(name);
        await owner.SubmitAsync("/Login/Code", ("Code", code));
        var thief = new Visitor(fixture.Site);
        await thief.SignInAsync(name);

        await thief.SubmitAsync("/Login/Code", ("Code", code));

        Assert.Equal((HttpStatusCode.BadRequest, "/Login/Code"), (thief.Page.Status, thief.Page.Path));
        Assert.False(await thief.IsInAsync());
        Assert.True(await owner.IsInAsync());
    }

    [SkippableFact]
    public async Task Of_two_who_bring_the_same_code_at_once_one_gets_in()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var (_, codes) = await Authenticator.EnrolWithCodesAsync(fixture, name);
        var visitors = Enumerable.Range(0, 4).Select(_ => new Visitor(fixture.Site)).ToList();
        foreach (var visitor in visitors)
            await visitor.SignInAsync(name);

        await Task.WhenAll(visitors.Select(v => v.SubmitAsync("/Login/Code", ("Code", codes[0]))));

        Assert.Equal(1, visitors.Count(v => v.Cookies.GetValueOrDefault("orchauth_Default") is { Length: > 0 }));
    }

    [SkippableFact]
    public async Task A_recovery_code_signs_in_once_however_it_is_typed()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var (_, codes) = await Authenticator.EnrolWithCodesAsync(fixture, name);
        Assert.Equal(10, codes.Distinct().Count());
        var visitor = new Visitor(fixture.Site);
        await visitor.SignInAsync(name);
        await visitor.SubmitAsync("/Login/Code", ("Code", codes[3].ToUpperInvariant().Replace('-', ' ')));
        Assert.True(await visitor.IsInAsync());

        var again = new Visitor(fixture.Site);
        await again.SignInAsync(name);
        await again.SubmitAsync("/Login/Code", ("Code", codes[3]));
        Assert.False(await again.IsInAsync());
        Assert.Contains("Recovery codes left: 9", (await visitor.OpenAsync("/Account/TwoFactor")).Text);
    }

    [SkippableFact]
    public async Task Neither_key_nor_codes_lie_readable_in_the_database()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var (key, codes) = await Authenticator.EnrolWithCodesAsync(fixture, name);
        var id = (await fixture.UserAsync(name)).Id;
        var stored = await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<CmsDbContext>().Set<IdentityUserToken<string>>()
            .Where(t => t.UserId == id).Select(t => t.Value!).ToListAsync());

        Assert.Single(stored);
        Assert.DoesNotContain(codes, c => stored[0].Contains(c, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Convert.ToBase64String(key), stored[0]);
        Assert.DoesNotContain("Codes", stored[0]);
    }

    [SkippableFact]
    public async Task Wrong_codes_lock_the_account_like_wrong_passwords()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var key = await Authenticator.EnrolAsync(fixture, name);
        var thief = new Visitor(fixture.Site);
        await thief.SignInAsync(name);
        for (var i = 0; i < 5 && thief.Page.Path == "/Login/Code"; i++)
            await thief.SubmitAsync("/Login/Code", ("Code", "000000"));
        Assert.Equal("/Login", thief.Page.Path);
        fixture.Time.Advance(TimeSpan.FromSeconds(30));

        await thief.SignInAsync(name);

        Assert.Equal((HttpStatusCode.BadRequest, "/Login"), (thief.Page.Status, thief.Page.Path));
        Assert.NotEmpty(key);
    }

    [SkippableFact]
    public async Task A_known_browser_is_not_asked_again_until_the_password_changes()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var key = await Authenticator.EnrolAsync(fixture, name);
        var visitor = new Visitor(fixture.Site);
        await visitor.SignInAsync(name);
        fixture.Time.Advance(TimeSpan.FromSeconds(30));
        await visitor.SubmitAsync("/Login/Code", ("Code", Authenticator.Code(fixture, key)), ("RememberBrowser", "true"));
        await visitor.OpenAsync("/Account");
        await visitor.SubmitAsync("/Users/LogOff");

        await visitor.SignInAsync(name);
        Assert.True(await visitor.IsInAsync());

        await visitor.OpenAsync("/ChangePassword");
        await visitor.SubmitAsync("/ChangePassword", ("CurrentPassword", AccountSite.Password), ("Password", "Another-long-one-9"));
        Assert.Contains("Your password is changed", visitor.Page.Text);
        await visitor.OpenAsync("/Account");
        await visitor.SubmitAsync("/Users/LogOff");
        await visitor.SignInAsync(name, "Another-long-one-9");
        Assert.Equal("/Login/Code", visitor.Page.Path);
    }

    [SkippableFact]
    public async Task A_role_that_needs_the_second_factor_has_it_set_up_before_anyone_is_in()
    {
        fixture.Demand();
        await fixture.SetAsync("RoleLoginSettings", new() { ["RequireTwoFactorAuthenticationForSpecificRoles"] = true, ["Roles"] = new JsonArray("Moderator") });
        var name = await fixture.AddUserAsync(SystemRoles.Moderator);
        var visitor = new Visitor(fixture.Site);
        await visitor.SignInAsync(name, address: "/Login?ReturnUrl=%2FAccount");
        Assert.Equal("/Login/SetUp", visitor.Page.Path);
        Assert.False(await visitor.IsInAsync());
        await visitor.OpenAsync("/Login/SetUp");
        await visitor.SubmitAsync("handler=Enable", ("Code", "123"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Page.Status);

        var key = Authenticator.KeyOn(visitor.Page);
        await visitor.SubmitAsync("handler=Enable", ("Code", Authenticator.Code(fixture, key)));

        Assert.Equal(10, Authenticator.CodesOn(visitor.Page).Length);
        Assert.True(await visitor.IsInAsync());
        Assert.DoesNotContain("handler=Disable", (await visitor.OpenAsync("/Account/TwoFactor")).Html);
        Assert.Equal("Two-factor sign-in is on", (await fixture.Post.LastAsync(name + "@example.org")).Subject);
    }

    [SkippableFact]
    public async Task Turning_it_on_signs_other_browsers_out_and_turning_it_off_needs_the_password()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var other = await Visitor.SignedInAsync(fixture.Site, name);
        var visitor = await Visitor.SignedInAsync(fixture.Site, name);
        await visitor.OpenAsync("/Account/TwoFactor");
        await visitor.SubmitAsync("handler=Begin", ("CurrentPassword", "wrong"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Page.Status);
        await visitor.SubmitAsync("handler=Begin", ("CurrentPassword", AccountSite.Password));
        await visitor.SubmitAsync("handler=Enable", ("Code", Authenticator.Code(fixture, Authenticator.KeyOn(visitor.Page))));
        Assert.False(await other.IsInAsync());

        await visitor.OpenAsync("/Account/TwoFactor");
        await visitor.SubmitAsync("handler=Disable", ("CurrentPassword", "wrong"));
        Assert.True((await fixture.UserAsync(name)).TwoFactorEnabled);
        await visitor.SubmitAsync("handler=Disable", ("CurrentPassword", AccountSite.Password));
        Assert.False((await fixture.UserAsync(name)).TwoFactorEnabled);
    }

    [SkippableFact]
    public async Task A_key_that_was_made_for_somebody_else_is_not_taken()
    {
        fixture.Demand();
        var mine = await Visitor.SignedInAsync(fixture.Site, await fixture.AddUserAsync());
        var name = await fixture.AddUserAsync();
        var theirs = await Visitor.SignedInAsync(fixture.Site, name);
        foreach (var visitor in new[] { mine, theirs })
        {
            await visitor.OpenAsync("/Account/TwoFactor");
            await visitor.SubmitAsync("handler=Begin", ("CurrentPassword", AccountSite.Password));
        }

        var key = Authenticator.KeyOn(mine.Page);
        await theirs.SubmitAsync("handler=Enable", ("Seal", mine.Page.Find("input[name=Seal]")!.GetAttribute("value")!), ("Code", Authenticator.Code(fixture, key)));

        Assert.False((await fixture.UserAsync(name)).TwoFactorEnabled);
    }

    private async Task NextCodeAsync(Visitor visitor, string name, byte[] key)
    {
        fixture.Time.Advance(TimeSpan.FromSeconds(30));
        await visitor.SignInAsync(name);
        await visitor.SubmitAsync("/Login/Code", ("Code", Authenticator.Code(fixture, key)));
    }
}

public sealed class TwoFactorOnSqliteTests(SqliteAccountSite fixture) : TwoFactorTests(fixture), IClassFixture<SqliteAccountSite>;

public sealed class TwoFactorOnPostgresTests(PostgresAccountSite fixture) : TwoFactorTests(fixture), IClassFixture<PostgresAccountSite>;
