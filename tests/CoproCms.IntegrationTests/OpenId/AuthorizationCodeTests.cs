using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using Microsoft.AspNetCore.WebUtilities;

namespace CoproCms.IntegrationTests.OpenId;

/// <summary>Applications that act for people who have allowed it.</summary>
public abstract class AuthorizationCodeTests(OpenIdSite fixture) : CodeFlow(fixture)
{
    [SkippableFact]
    public async Task A_visitor_signs_in_is_asked_and_is_led_back_with_a_code()
    {
        Fixture.Demand();
        var person = new Person(Fixture.Site);
        var request = new CodeRequest();
        var first = await person.GetAsync(request.Address);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.StartsWith("/Login?", first.Headers.Location!.OriginalString);

        // Browsers hold redirects after a form to the form's policy, so the sign-in ends on a page of this site.
        var after = await person.SignInAsync(first.Headers.Location.OriginalString, Site.AdminName, Site.AdminPassword);
        var pause = await person.GetAsync(after.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, pause.StatusCode);
        var question = await person.GetAsync(Assert.Single(pause.Headers.GetValues("Refresh")).Split("url=")[1]);

        var page = await question.Content.ReadAsStringAsync();
        Assert.Contains("<h1>Allow Phone app to act for you?</h1>", page);
        Assert.Contains("do everything that you may do on this site", page);
        Assert.Contains("see your e-mail address", page);
        Assert.Contains("app.example.org", page);
        Assert.Contains("form-action 'self' https://app.example.org;", Assert.Single(question.Headers.GetValues("Content-Security-Policy")));

        var back = await person.DecideAsync(page, "allow");
        Assert.StartsWith(OpenIdSite.Callback + "?", back.Headers.Location!.OriginalString);
        var query = QueryHelpers.ParseQuery(back.Headers.Location.Query);
        Assert.Equal(request.State, query["state"].ToString());

        var tokens = await RedeemAsync(query["code"]!, request.Verifier);
        Assert.Equal(200, tokens.Status);
        Assert.Equal(404, (await Fixture.AskAsync(Api, tokens.AccessToken)).Status);
        var identity = JsonNode.Parse(WebEncoders.Base64UrlDecode(tokens.Text("id_token").Split('.')[1]))!;
        Assert.Equal((Site.AdminName, "app", "https://localhost/"), (identity["preferred_username"]!.GetValue<string>(), identity["aud"]!.GetValue<string>(), identity["iss"]!.GetValue<string>()));
        var about = await Fixture.AskAsync("/connect/userinfo", tokens.AccessToken);
        Assert.Equal((200, "admin@example.org"), (about.Status, about.Text("email")));
    }

    [SkippableFact]
    public async Task The_question_is_in_Welsh_for_whom_it_should_be()
    {
        Fixture.Demand();
        var person = await Person.SignedInAsync(Fixture.Site, Site.AdminName, Site.AdminPassword);
        var page = await person.TextAsync(new CodeRequest { Extra = { ["ui_locales"] = "cy en", ["prompt"] = "consent" } }.Address);

        Assert.Contains("<html lang=\"cy\"", page);
        Assert.Contains("Caniatáu i Ap ffôn weithredu ar eich rhan?", WebUtility.HtmlDecode(page));
    }

    [SkippableFact]
    public async Task A_scope_that_narrows_is_described_instead_of_everything()
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync(SystemRoles.Administrator);
        var request = new CodeRequest { Scope = "openid content.read" };
        var page = await person.TextAsync(request.Address);
        Assert.Contains("Read content", page);
        Assert.DoesNotContain("everything", page);

        var token = (await RedeemAsync(CodeIn(await person.DecideAsync(page, "allow")), request.Verifier)).AccessToken;
        Assert.Equal(404, (await Fixture.AskAsync(Api, token)).Status);
        Assert.Equal(403, (await Fixture.AskAsync("/api/content", token, HttpMethod.Post, new() { ["ContentType"] = "Principle" })).Status);
    }

    [SkippableFact]
    public async Task Refusing_leads_back_with_access_denied()
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync();
        var back = await person.DecideAsync(await person.TextAsync(new CodeRequest().Address), "deny");

        Assert.StartsWith(OpenIdSite.Callback + "?error=access_denied", back.Headers.Location!.OriginalString);
    }

    [SkippableFact]
    public async Task Who_has_allowed_it_once_is_not_asked_again_until_more_is_wanted()
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync();
        await person.DecideAsync(await person.TextAsync(new CodeRequest { Scope = "openid" }.Address), "allow");

        Assert.Equal(HttpStatusCode.Redirect, (await person.GetAsync(new CodeRequest { Scope = "openid" }.Address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(new CodeRequest { Scope = "openid email" }.Address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(new CodeRequest { Scope = "openid", Extra = { ["prompt"] = "consent" } }.Address)).StatusCode);
    }

    [SkippableTheory]
    [InlineData("trusted", "code=")]
    [InlineData("arranged", "error=access_denied")]
    public async Task The_consent_type_of_the_application_decides(string client, string outcome)
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync();
        var answer = await person.GetAsync(new CodeRequest { ClientId = client, Scope = "openid" }.Address);

        Assert.Contains(outcome, answer.Headers.Location!.OriginalString);
    }

    [SkippableFact]
    public async Task Without_a_prompt_nobody_is_asked_anything()
    {
        Fixture.Demand();
        var request = new CodeRequest { Extra = { ["prompt"] = "none" } };
        Assert.Contains("error=login_required", (await new Person(Fixture.Site).GetAsync(request.Address)).Headers.Location!.OriginalString);
        var (person, _) = await NewPersonAsync();
        Assert.Contains("error=consent_required", (await person.GetAsync(request.Address)).Headers.Location!.OriginalString);
    }

    [SkippableFact]
    public async Task Whoever_must_sign_in_again_does()
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync();
        var request = new CodeRequest { Extra = { ["prompt"] = "login" } };
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(request.Address)).StatusCode);
        Fixture.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.StartsWith("/Login?", (await person.GetAsync(request.Address)).Headers.Location!.OriginalString);
    }

    [SkippableTheory]
    [InlineData("redirect_uri", "https://evil.example/back")]
    [InlineData("redirect_uri", "https://app.example.org/back/../elsewhere")]
    [InlineData("redirect_uri", "https://app.example.org.evil.example/back")]
    [InlineData("redirect_uri", "https://app.example.org/back?x=//evil.example")]
    [InlineData("redirect_uri", "//evil.example")]
    [InlineData("redirect_uri", "javascript:alert(1)")]
    [InlineData("redirect_uri", "")]
    [InlineData("client_id", "nobody")]
    [InlineData("client_id", "other")]
    [InlineData("client_id", "")]
    public async Task Nobody_is_led_to_an_address_that_is_not_the_applications(string parameter, string value)
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync();
        var answer = await person.GetAsync(new CodeRequest { Extra = { [parameter] = value } }.Address);

        Assert.Equal((HttpStatusCode.BadRequest, null), (answer.StatusCode, answer.Headers.Location));
        Assert.Contains("<h1>This request cannot be answered</h1>", await answer.Content.ReadAsStringAsync());
    }

    [SkippableTheory]
    [InlineData("code_challenge", "")]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "code id_token")]
    [InlineData("scope", "openid phone")]
    [InlineData("scope", "openid nothing")]
    public async Task What_the_application_may_not_ask_for_gives_no_code(string parameter, string value)
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync();
        var answer = await person.GetAsync(new CodeRequest { Extra = { [parameter] = value } }.Address);

        var said = answer.Headers.Location?.OriginalString ?? await answer.Content.ReadAsStringAsync();
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("code=", said);
        Assert.True(answer.Headers.Location is null || said.StartsWith(OpenIdSite.Callback, StringComparison.Ordinal), said);
    }

    [SkippableFact]
    public async Task A_decision_counts_only_with_the_token_of_the_form()
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync();
        var page = await person.TextAsync(new CodeRequest().Address);
        var form = Person.FormOf(page, "/connect/authorize");
        form.Remove("__RequestVerificationToken");
        form["decision"] = "allow";
        var forged = await person.PostAsync("/connect/authorize", form);
        Assert.Equal((HttpStatusCode.BadRequest, null), (forged.StatusCode, forged.Headers.Location));

        var (other, _) = await NewPersonAsync();
        form["__RequestVerificationToken"] = Person.FormOf(await other.TextAsync(new CodeRequest().Address), "/connect/authorize")["__RequestVerificationToken"];
        Assert.Equal(HttpStatusCode.BadRequest, (await person.PostAsync("/connect/authorize", form)).StatusCode);
    }

    [SkippableFact]
    public async Task A_token_cannot_allow_anything_for_its_user()
    {
        Fixture.Demand();
        var (_, _, tokens) = await TokensAsync("openid");
        var answer = await Fixture.AskAsync(new CodeRequest { ClientId = "trusted", Scope = "openid" }.Address, tokens.AccessToken);

        Assert.Equal(302, answer.Status);
        Assert.StartsWith("/Login?", answer.Message.Headers.Location!.OriginalString);
    }

    [SkippableTheory]
    [InlineData("code_verifier", "")]
    [InlineData("code_verifier", "a-verifier-that-is-not-the-right-one-0123456789")]
    [InlineData("redirect_uri", "https://other.example.org/back")]
    [InlineData("client_id", "other")]
    [InlineData("code", "nothing")]
    public async Task A_code_is_worth_nothing_to_anyone_else(string parameter, string value)
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync();
        var request = new CodeRequest();
        var code = CodeIn(await person.DecideAsync(await person.TextAsync(request.Address), "allow"));
        var answer = await RedeemAsync(code, request.Verifier, (parameter, value));

        Assert.Equal(400, answer.Status);
        Assert.Contains(answer.Text("error"), new[] { "invalid_grant", "invalid_request" });
    }

    [SkippableFact]
    public async Task A_code_is_good_once_and_showing_it_again_ends_what_came_of_it()
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync("Editor");
        var request = new CodeRequest();
        var code = CodeIn(await person.DecideAsync(await person.TextAsync(request.Address), "allow"));
        var tokens = await RedeemAsync(code, request.Verifier);
        Assert.Equal(403, (await Fixture.AskAsync(Api, tokens.AccessToken)).Status);

        Assert.Equal("invalid_grant", (await RedeemAsync(code, request.Verifier)).Text("error"));
        Assert.Equal(401, (await Fixture.AskAsync(Api, tokens.AccessToken)).Status);
        Assert.Equal("invalid_grant", (await RefreshAsync(tokens.Text("refresh_token"))).Text("error"));
    }

    [SkippableFact]
    public async Task A_code_ends_after_minutes()
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync();
        var request = new CodeRequest();
        var code = CodeIn(await person.DecideAsync(await person.TextAsync(request.Address), "allow"));
        Fixture.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal("invalid_grant", (await RedeemAsync(code, request.Verifier)).Text("error"));
    }

    [SkippableFact]
    public async Task Who_has_allowed_a_narrow_token_is_asked_before_there_is_one_for_everything()
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync();
        await person.DecideAsync(await person.TextAsync(new CodeRequest { Scope = "openid content.read" }.Address), "allow");

        Assert.Equal(HttpStatusCode.Redirect, (await person.GetAsync(new CodeRequest { Scope = "content.read" }.Address)).StatusCode);
        Assert.Contains("everything", await person.TextAsync(new CodeRequest { Scope = "openid" }.Address));
    }

    [SkippableFact]
    public async Task An_application_signs_its_user_out_only_when_the_user_agrees()
    {
        Fixture.Demand();
        var (person, _) = await NewPersonAsync();
        const string address = "/connect/logout?client_id=app&post_logout_redirect_uri=https%3A%2F%2Fapp.example.org%2Fbye&state=s";
        var page = await person.TextAsync(address);
        Assert.Contains("<h1>Sign out?</h1>", page);
        Assert.Equal("/", (await person.DecideAsync(page, "stay", "/connect/logout")).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync(new CodeRequest().Address)).StatusCode);

        var back = await person.DecideAsync(await person.TextAsync(address), "leave", "/connect/logout");
        Assert.Equal("https://app.example.org/bye?state=s", back.Headers.Location!.OriginalString);
        Assert.StartsWith("/Login?", (await person.GetAsync(new CodeRequest().Address)).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.GetAsync("/connect/logout?client_id=app&post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F")).StatusCode);
    }
}

public sealed class AuthorizationCodeOnSqliteTests(SqliteOpenIdSite fixture) : AuthorizationCodeTests(fixture), IClassFixture<SqliteOpenIdSite>;

public sealed class AuthorizationCodeOnPostgresTests(PostgresOpenIdSite fixture) : AuthorizationCodeTests(fixture), IClassFixture<PostgresOpenIdSite>;
