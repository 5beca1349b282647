using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.OpenId;

/// <summary>What a code was redeemed for, and what makes it worthless.</summary>
public abstract class RefreshTokenTests(OpenIdSite fixture) : CodeFlow(fixture)
{
    [SkippableFact]
    public async Task A_refresh_token_is_good_once_and_a_thief_who_shows_it_ends_the_whole_family()
    {
        Fixture.Demand();
        var (_, _, tokens) = await TokensAsync();
        var second = await RefreshAsync(tokens.Text("refresh_token"));
        Assert.Equal(200, second.Status);
        Assert.NotEqual(tokens.Text("refresh_token"), second.Text("refresh_token"));
        Assert.NotEqual(401, (await Fixture.AskAsync(Api, second.AccessToken)).Status);
        Fixture.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("invalid_grant", (await RefreshAsync(tokens.Text("refresh_token"))).Text("error"));
        Assert.Equal("invalid_grant", (await RefreshAsync(second.Text("refresh_token"))).Text("error"));
        Assert.Equal(401, (await Fixture.AskAsync(Api, second.AccessToken)).Status);
    }

    [SkippableFact]
    public async Task A_refresh_token_is_worth_nothing_to_another_application_nor_after_its_time_nor_once_revoked()
    {
        Fixture.Demand();
        var (_, _, tokens) = await TokensAsync();
        Assert.Equal("invalid_grant", (await RefreshAsync(tokens.Text("refresh_token"), "other")).Text("error"));
        Assert.Equal(200, (await Fixture.PostAsync("/connect/revoke", ("token", tokens.Text("refresh_token")), ("client_id", "app"))).Status);
        Assert.Equal("invalid_grant", (await RefreshAsync(tokens.Text("refresh_token"))).Text("error"));

        var (_, _, later) = await TokensAsync();
        Fixture.Time.Advance(TimeSpan.FromDays(15));
        Assert.Equal("invalid_grant", (await RefreshAsync(later.Text("refresh_token"))).Text("error"));
    }

    [SkippableFact]
    public async Task A_refresh_can_ask_for_less_but_not_for_more()
    {
        Fixture.Demand();
        var (_, _, tokens) = await TokensAsync("openid profile offline_access");
        Assert.Equal("invalid_grant", (await RefreshAsync(tokens.Text("refresh_token"), scope: "openid email")).Text("error"));
        var less = await RefreshAsync(tokens.Text("refresh_token"), scope: "openid");

        Assert.Equal(200, less.Status);
        Assert.False((await Fixture.AskAsync("/connect/userinfo", less.AccessToken)).Json.ContainsKey("preferred_username"));
    }

    [SkippableFact]
    public async Task A_refresh_cannot_leave_out_what_narrows_the_token()
    {
        Fixture.Demand();
        var (_, _, tokens) = await TokensAsync("openid content.read offline_access");

        Assert.Equal("invalid_scope", (await RefreshAsync(tokens.Text("refresh_token"), scope: "openid offline_access")).Text("error"));
        var narrow = await RefreshAsync(tokens.Text("refresh_token"), scope: "content.read");
        Assert.Equal(403, (await Fixture.AskAsync("/api/content", narrow.AccessToken, HttpMethod.Post, new() { ["ContentType"] = "Principle" })).Status);
    }

    [SkippableTheory]
    [InlineData("disable")]
    [InlineData("password")]
    [InlineData("remove")]
    public async Task Tokens_end_with_their_users_access(string how)
    {
        Fixture.Demand();
        var (_, name, tokens) = await TokensAsync();
        Assert.NotEqual(401, (await Fixture.AskAsync(Api, tokens.AccessToken)).Status);

        await Fixture.ChangeUserAsync(name, async (users, user) =>
        {
            user.IsEnabled = how != "disable";
            var result = how switch { "remove" => await users.DeleteAsync(user), "password" => await users.UpdateSecurityStampAsync(user), _ => await users.UpdateAsync(user) };
            Assert.True(result.Succeeded);
        });

        Assert.Equal(401, (await Fixture.AskAsync(Api, tokens.AccessToken)).Status);
        Assert.Equal(401, (await Fixture.AskAsync("/connect/userinfo", tokens.AccessToken)).Status);
        Assert.Equal("invalid_grant", (await RefreshAsync(tokens.Text("refresh_token"))).Text("error"));
    }
}

public sealed class RefreshTokensOnSqliteTests(SqliteOpenIdSite fixture) : RefreshTokenTests(fixture), IClassFixture<SqliteOpenIdSite>;

public sealed class RefreshTokensOnPostgresTests(PostgresOpenIdSite fixture) : RefreshTokenTests(fixture), IClassFixture<PostgresOpenIdSite>;
