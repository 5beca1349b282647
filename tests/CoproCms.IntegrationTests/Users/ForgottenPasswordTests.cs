using System.Diagnostics;
using System.Net;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using Microsoft.AspNetCore.Identity;

namespace CoproCms.IntegrationTests.Users;

/// <summary>Getting back in by letter, and what others may try with that.</summary>
public abstract class ForgottenPasswordTests(AccountSite fixture)
{
    private const string NewPassword = "Glaw-ar-y-bryniau-7";

    [SkippableFact]
    public async Task The_link_in_the_letter_sets_a_new_password()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var elsewhere = await Visitor.SignedInAsync(fixture.Site, name);
        Assert.True(await elsewhere.IsInAsync());

        var visitor = new Visitor(fixture.Site);
        await AskAsync(visitor, name);
        await visitor.OpenAsync(await LinkAsync(name));
        await visitor.SubmitAsync("/ResetPassword", ("Password", NewPassword));

        Assert.Equal("/Login", visitor.Page.Path);
        Assert.Contains("Your password is set", visitor.Page.Text);
        Assert.False(await elsewhere.IsInAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await new Visitor(fixture.Site).SignInAsync(name)).Status);
        Assert.True(await (await Visitor.SignedInAsync(fixture.Site, name, NewPassword)).IsInAsync());
        Assert.Equal("Your password was changed", (await fixture.Post.UntilAsync(Mail(name), 2))[1].Subject);
    }

    [SkippableFact]
    public async Task The_letter_and_the_pages_are_in_Welsh_for_Welsh_readers()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var visitor = new Visitor(fixture.Site);
        await visitor.OpenAsync("/ForgotPassword?culture=cy");
        await visitor.SubmitAsync("/ForgotPassword", ("Name", name));
        Assert.Contains("Edrychwch yn eich blwch post", visitor.Page.Text);

        var letter = await fixture.Post.LastAsync(Mail(name));
        Assert.Equal("Dewis cyfrinair newydd", letter.Subject);
        Assert.Contains("Gofynnodd rhywun", letter.Text);
        Assert.Contains("Dewis cyfrinair newydd", (await visitor.OpenAsync(letter.Link)).Text);
    }

    [SkippableFact]
    public async Task A_link_is_good_once()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        await AskAsync(new Visitor(fixture.Site), name);
        var link = await LinkAsync(name);
        var first = new Visitor(fixture.Site);
        await first.OpenAsync(link);
        var second = new Visitor(fixture.Site);
        await second.OpenAsync(link);
        await first.SubmitAsync("/ResetPassword", ("Password", NewPassword));

        await second.SubmitAsync("/ResetPassword", ("Password", "Something-else-8"));

        Assert.Equal(HttpStatusCode.BadRequest, second.Page.Status);
        Assert.Contains("does not work any more", second.Page.Text);
        Assert.Equal(HttpStatusCode.BadRequest, (await second.OpenAsync(link)).Status);
        Assert.True(await (await Visitor.SignedInAsync(fixture.Site, name, NewPassword)).IsInAsync());
    }

    [SkippableFact]
    public async Task A_link_ends_after_two_hours_and_opening_it_changes_nothing()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var visitor = new Visitor(fixture.Site);
        await AskAsync(visitor, name);
        var link = await LinkAsync(name);

        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(link)).Status);
        fixture.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.OpenAsync(link)).Status);
    }

    [SkippableFact]
    public async Task A_link_that_was_tampered_with_or_is_for_something_else_does_nothing()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var visitor = new Visitor(fixture.Site);
        await AskAsync(visitor, name);
        var link = await LinkAsync(name);

        foreach (var address in new[] { link[..^4] + "AAAA", link.Replace("/ResetPassword", "/ConfirmEmail", StringComparison.Ordinal), "/ResetPassword", "/ResetPassword?token=x" })
            Assert.Equal(HttpStatusCode.BadRequest, (await visitor.OpenAsync(address)).Status);
    }

    [SkippableFact]
    public async Task The_answer_does_not_tell_whether_there_is_an_account()
    {
        fixture.Demand();
        var disabled = await fixture.AddUserAsync();
        await fixture.ChangeUserAsync(disabled, (users, user) => { user.IsEnabled = false; return users.UpdateAsync(user); });
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var name in new[] { await fixture.AddUserAsync(), "nobody-at-all", "nobody@example.org", disabled })
        {
            var visitor = new Visitor(fixture.Site);
            await AskAsync(visitor, name);
            answers.Add((visitor.Page.Status, visitor.Page.Find("main")!.TextContent));
        }

        Assert.Single(answers.Distinct());
        await Task.Delay(500);
        Assert.DoesNotContain(fixture.Post.Received, l => l.To == Mail(disabled) || l.To == "nobody@example.org");
    }

    [SkippableFact]
    public async Task Refusals_at_the_sign_in_form_take_as_long_for_everyone()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var visitor = new Visitor(fixture.Site);
        foreach (var who in new[] { name, "nobody-at-all" })
        {
            await visitor.OpenAsync("/Login");
            var watch = Stopwatch.StartNew();
            await visitor.SubmitAsync("/Login", ("LoginForm.UserName", who), ("LoginForm.Password", "wrong"));
            // It takes 400 ms, and a timer may ring a little early.
            Assert.True(watch.Elapsed > TimeSpan.FromMilliseconds(380), $"{who} was refused after {watch.ElapsedMilliseconds} ms.");
        }
    }

    [SkippableFact]
    public async Task Nobody_is_flooded_with_letters()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        for (var i = 0; i < 5; i++)
            await AskAsync(new Visitor(fixture.Site), name);
        var last = await fixture.AddUserAsync();
        await AskAsync(new Visitor(fixture.Site), last);
        await fixture.Post.LastAsync(Mail(last));

        Assert.Equal(3, fixture.Post.Received.Count(l => l.To == Mail(name)));
    }

    [SkippableFact]
    public async Task A_new_password_unlocks_the_account_but_spares_nobody_the_second_factor()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var key = await Authenticator.EnrolAsync(fixture, name);
        for (var i = 0; i < 5; i++)
            await new Visitor(fixture.Site).SignInAsync(name, "wrong");
        var visitor = new Visitor(fixture.Site);
        await AskAsync(visitor, name);
        await visitor.OpenAsync((await fixture.Post.UntilAsync(Mail(name), 2)).First(l => l.Subject == "Choose a new password").Link);
        await visitor.SubmitAsync("/ResetPassword", ("Password", NewPassword));

        await visitor.SignInAsync(name, NewPassword);
        Assert.Equal("/Login/Code", visitor.Page.Path);
        fixture.Time.Advance(TimeSpan.FromSeconds(60));
        await visitor.SubmitAsync("/Login/Code", ("Code", Authenticator.Code(fixture, key)));
        Assert.True(await visitor.IsInAsync());
    }

    [SkippableFact]
    public async Task A_request_that_names_another_host_gets_no_letter_that_leads_there()
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var client = fixture.Site.Client();
        client.DefaultRequestHeaders.Host = "evil.example";

        var page = await client.GetStringAsync("/ForgotPassword");

        Assert.Contains("This site cannot send letters", page);
    }

    [SkippableTheory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaa")]
    public async Task A_weak_password_is_refused_with_the_reason(string password)
    {
        fixture.Demand();
        var name = await fixture.AddUserAsync();
        var visitor = new Visitor(fixture.Site);
        await AskAsync(visitor, name);
        await visitor.OpenAsync(await LinkAsync(name));
        await visitor.SubmitAsync("/ResetPassword", ("Password", password));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Page.Status);
        Assert.Contains("Choose a password", visitor.Page.Find("[role=alert]")!.TextContent);
        Assert.Equal(PasswordVerificationResult.Success, new PasswordHasher<object>().VerifyHashedPassword(new(), (await fixture.UserAsync(name)).PasswordHash!, AccountSite.Password));
    }

    private static string Mail(string name) => name + "@example.org";

    private async Task<string> LinkAsync(string name) => (await fixture.Post.LastAsync(Mail(name))).Link;

    private static async Task AskAsync(Visitor visitor, string name)
    {
        await visitor.OpenAsync("/ForgotPassword?culture=en");
        await visitor.SubmitAsync("/ForgotPassword", ("Name", name));
    }
}

public sealed class ForgottenPasswordOnSqliteTests(SqliteAccountSite fixture) : ForgottenPasswordTests(fixture), IClassFixture<SqliteAccountSite>;

public sealed class ForgottenPasswordOnPostgresTests(PostgresAccountSite fixture) : ForgottenPasswordTests(fixture), IClassFixture<PostgresAccountSite>;
