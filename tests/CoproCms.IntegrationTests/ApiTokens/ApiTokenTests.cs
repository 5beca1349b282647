using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoproCms.ApiTokens;
using CoproCms.Data;
using CoproCms.IntegrationTests.Given;
using CoproCms.IntegrationTests.OpenId;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.ApiTokens;

/// <summary>Tokens that people make for their own programs.</summary>
public abstract class ApiTokenTests(OpenIdSite fixture)
{
    private const string Api = "/api/content/4nothing";
    private static readonly string[] Read = ["AccessContentApi", "ViewContent"];

    [SkippableFact]
    public async Task A_token_is_shown_once_and_kept_as_a_hash()
    {
        fixture.Demand();
        var (person, name) = await NewPersonAsync(SystemRoles.Administrator);
        var made = await person.CreateAsync("Nightly job", Read, days: 30);

        Assert.Equal(201, made.Status);
        var secret = made.Text("token");
        Assert.Matches("^copro_[0-9A-Za-z]{40}$", secret);
        Assert.Equal(404, (await fixture.AskAsync(Api, secret)).Status);

        var listed = await person.ListAsync();
        Assert.Equal("Nightly job", Assert.Single(listed)!["name"]!.GetValue<string>());
        Assert.Equal(secret[..10], listed[0]!["hint"]!.GetValue<string>());
        Assert.DoesNotContain(secret, listed.ToJsonString());
        var stored = await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<CmsDbContext>().Set<ApiToken>().SingleAsync(t => t.Hint == secret.Substring(0, 10)));
        Assert.DoesNotContain(secret[10..], stored.Hash);
        Assert.NotNull(name);
    }

    [SkippableFact]
    public async Task A_token_may_do_what_its_scopes_and_its_user_have_in_common()
    {
        fixture.Demand();
        var (person, name) = await NewPersonAsync("Partner");
        var narrow = (await person.CreateAsync("narrow", Read)).Text("token");
        var wide = (await person.CreateAsync("wide", [.. Read, "PublishContent"])).Text("token");
        JsonObject Item() => new()
        {
            ["ContentType"] = "Principle",
            ["TitlePart"] = new JsonObject { ["Title"] = Guid.NewGuid().ToString() },
            ["Principle"] = new JsonObject { ["Key"] = new JsonObject { ["Text"] = "Assets" }, ["Statement"] = new JsonObject { ["Text"] = "Machines help." } },
        };

        Assert.Equal(403, (await fixture.AskAsync("/api/content", narrow, HttpMethod.Post, Item())).Status);
        var created = await fixture.AskAsync("/api/content", wide, HttpMethod.Post, Item());
        Assert.True(created.Status == 200, created.Body);
        Assert.Equal(name, created.Text("Author"));

        // What the user loses the token loses with the next request.
        await fixture.ChangeUserAsync(name, async (users, user) => Assert.True((await users.RemoveFromRoleAsync(user, "Partner")).Succeeded));
        Assert.Equal(403, (await fixture.AskAsync("/api/content", wide, HttpMethod.Post, Item())).Status);
    }

    [SkippableTheory]
    [InlineData("", "AccessContentApi", 30, "name")]
    [InlineData("x", "DeleteContent", 30, "scopes")]
    [InlineData("x", "SiteOwner", 30, "scopes")]
    [InlineData("x", "NoSuchPermission", 30, "scopes")]
    [InlineData("x", null, 30, "scopes")]
    [InlineData("x", "AccessContentApi", 0, "days")]
    [InlineData("x", "AccessContentApi", 366, "days")]
    public async Task What_is_not_acceptable_is_said_by_member(string name, string? scope, int days, string member)
    {
        fixture.Demand();
        var (person, _) = await NewPersonAsync("Partner");
        var refused = await person.CreateAsync(name, scope is null ? [] : [scope], days);

        Assert.Equal(400, refused.Status);
        Assert.True(refused.Json["errors"]!.AsObject().ContainsKey(member), refused.Body);
    }

    [SkippableFact]
    public async Task A_token_cannot_beget_list_or_revoke_tokens()
    {
        fixture.Demand();
        var (person, _) = await NewPersonAsync(SystemRoles.Administrator);
        var made = await person.CreateAsync("x", [Permissions.SiteOwner]);
        var token = made.Text("token");

        Assert.Equal(403, (await fixture.AskAsync("/api/tokens", token, HttpMethod.Post, new() { ["name"] = "y", ["scopes"] = new JsonArray("ViewContent") })).Status);
        Assert.Equal(403, (await fixture.AskAsync("/api/tokens", token)).Status);
        Assert.Equal(403, (await fixture.AskAsync($"/api/tokens/{made.Text("id")}", token, HttpMethod.Delete)).Status);
        Assert.Equal(403, (await fixture.AskAsync("/api/tokens", (await fixture.ClientTokenAsync("partner")).AccessToken)).Status);
        Assert.Equal(401, (await fixture.AskAsync("/api/tokens", null)).Status);
    }

    [SkippableFact]
    public async Task A_change_needs_the_antiforgery_token()
    {
        fixture.Demand();
        var (person, _) = await NewPersonAsync("Partner");

        Assert.Equal(400, (await person.CreateAsync("x", Read, antiforgery: false)).Status);
        Assert.Empty(await person.ListAsync());
    }

    [SkippableFact]
    public async Task Nobody_revokes_the_token_of_someone_else()
    {
        fixture.Demand();
        var (person, _) = await NewPersonAsync(SystemRoles.Administrator);
        var (other, _) = await NewPersonAsync(SystemRoles.Administrator);
        var made = await person.CreateAsync("x", Read);
        var node = fixture.Database == TestDatabase.Postgres ? fixture.Site.AnotherNode() : null;
        try
        {
            Assert.Equal(404, await StatusAsync(fixture.Site, made.Text("token")));
            if (node is not null)
                Assert.Equal(404, await StatusAsync(node, made.Text("token")));

            Assert.Equal(HttpStatusCode.NotFound, await other.RevokeAsync(made.Text("id")));
            Assert.Equal(404, await StatusAsync(fixture.Site, made.Text("token")));
            Assert.Equal(HttpStatusCode.NoContent, await person.RevokeAsync(made.Text("id")));
            Assert.Equal(401, await StatusAsync(fixture.Site, made.Text("token")));
            for (var i = 0; node is not null && i < 100 && await StatusAsync(node, made.Text("token")) != 401; i++)
                await Task.Delay(50);
            if (node is not null)
                Assert.Equal(401, await StatusAsync(node, made.Text("token")));
        }
        finally
        {
            if (node is not null)
                await node.DisposeAsync();
        }
    }

    [SkippableTheory]
    [InlineData("expire")]
    [InlineData("disable")]
    [InlineData("remove")]
    public async Task A_token_ends(string how)
    {
        fixture.Demand();
        var (person, name) = await NewPersonAsync(SystemRoles.Administrator);
        var token = (await person.CreateAsync("x", Read, days: 1)).Text("token");
        Assert.Equal(404, await StatusAsync(fixture.Site, token));

        if (how == "expire")
            fixture.Time.Advance(TimeSpan.FromHours(25));
        else
            await fixture.ChangeUserAsync(name, async (users, user) =>
            {
                user.IsEnabled = false;
                Assert.True((how == "remove" ? await users.DeleteAsync(user) : await users.UpdateAsync(user)).Succeeded);
            });

        Assert.Equal(401, await StatusAsync(fixture.Site, token));
    }

    [SkippableFact]
    public async Task The_last_use_is_written_down_later_and_long_expired_tokens_go()
    {
        fixture.Demand();
        var (person, _) = await NewPersonAsync(SystemRoles.Administrator);
        var token = (await person.CreateAsync("x", Read, days: 1)).Text("token");
        var worker = fixture.Site.Services.GetRequiredService<ApiTokenWorker>();
        await worker.WriteAsync(default);
        using (var log = new SqlLog(fixture.Site))
        {
            await StatusAsync(fixture.Site, token);
            Assert.DoesNotContain(log.Commands, c => c.Text.Contains("UPDATE", StringComparison.Ordinal));
        }

        Assert.Null((await person.ListAsync())[0]!["lastUsedUtc"]);
        await worker.WriteAsync(default);
        Assert.NotNull((await person.ListAsync())[0]!["lastUsedUtc"]);

        fixture.Time.Advance(TimeSpan.FromDays(32));
        await worker.WriteAsync(default);
        Assert.False(await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<CmsDbContext>().Set<ApiToken>().AnyAsync(t => t.Hint == token.Substring(0, 10))));
        fixture.Time.Advance(TimeSpan.FromDays(-32));
    }

    private static async Task<int> StatusAsync(Site site, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Api);
        request.Headers.Authorization = new("Bearer", token);
        return (int)(await site.Client().SendAsync(request)).StatusCode;
    }

    private async Task<(TokenOwner Person, string Name)> NewPersonAsync(params string[] roles)
    {
        var name = await fixture.AddUserAsync(roles);
        return (new(await fixture.Site.SignInAsync(name, OpenIdSite.UserPassword)), name);
    }

    private sealed class TokenOwner(HttpClient browser)
    {
        public async Task<Reply> CreateAsync(string name, string[] scopes, int? days = null, bool antiforgery = true)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/tokens") { Content = JsonContent.Create(new { name, scopes, days }) };
            return await SendAsync(request, antiforgery);
        }

        public async Task<JsonArray> ListAsync() => (await Reply.ReadAsync(await browser.GetAsync("/api/tokens"))).Json["tokens"]!.AsArray();

        public async Task<HttpStatusCode> RevokeAsync(string id) => (HttpStatusCode)(await SendAsync(new(HttpMethod.Delete, "/api/tokens/" + id), antiforgery: true)).Status;

        private async Task<Reply> SendAsync(HttpRequestMessage request, bool antiforgery)
        {
            if (antiforgery)
            {
                // Any page with a form has it.
                var page = await browser.GetStringAsync("/connect/logout?client_id=app");
                request.Headers.Add("RequestVerificationToken", OpenId.Person.FormOf(page, "/connect/logout")["__RequestVerificationToken"]);
            }

            return await Reply.ReadAsync(await browser.SendAsync(request));
        }
    }
}

public sealed class ApiTokenOnSqliteTests(SqliteOpenIdSite fixture) : ApiTokenTests(fixture), IClassFixture<SqliteOpenIdSite>;

public sealed class ApiTokenOnPostgresTests(PostgresOpenIdSite fixture) : ApiTokenTests(fixture), IClassFixture<PostgresOpenIdSite>;
