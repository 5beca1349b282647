using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;
using CoproCms.OpenId.Applications;
using CoproCms.Recipes;
using CoproCms.Security;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.OpenId;

/// <summary>Programs that act for themselves, as partners' nightly jobs do.</summary>
public abstract class ClientCredentialsTests(OpenIdSite fixture)
{
    private const string Api = "/api/content/4nothing";
    private const string Invalid = "Bearer error=\"invalid_token\", error_description=\"The specified token is invalid.\", error_uri=\"https://documentation.openiddict.com/errors/ID2004\"";
    private const string Insufficient = "Bearer error=\"insufficient_access\", error_description=\"The user represented by the token is not allowed to perform the requested action.\", error_uri=\"https://documentation.openiddict.com/errors/ID2095\"";

    [SkippableFact]
    public async Task A_token_is_given_in_Orchard_Cores_shape()
    {
        fixture.Demand();
        var answer = await fixture.ClientTokenAsync("partner");

        Assert.Equal(200, answer.Status);
        Assert.Equal("application/json; charset=UTF-8", answer.Message.Content.Headers.ContentType!.ToString());
        Assert.True(answer.Message.Headers.CacheControl!.NoStore);
        Assert.Equal(["access_token", "token_type", "expires_in"], answer.Json.Select(p => p.Key));
        Assert.Equal("Bearer", answer.Text("token_type"));
        Assert.InRange(answer.Json["expires_in"]!.GetValue<int>(), 3595, 3600);
    }

    [SkippableFact]
    public async Task A_wrong_secret_is_answered_as_Orchard_Core_does()
    {
        fixture.Demand();
        var answer = await fixture.ClientTokenAsync("partner", "no");

        Assert.Equal(401, answer.Status);
        Assert.Equal("Basic error=\"invalid_client\", error_description=\"The specified client credentials are invalid.\", error_uri=\"https://documentation.openiddict.com/errors/ID2055\"", answer.Challenge);
        Assert.True(JsonNode.DeepEquals(new JsonObject
        {
            ["error"] = "invalid_client",
            ["error_description"] = "The specified client credentials are invalid.",
            ["error_uri"] = "https://documentation.openiddict.com/errors/ID2055",
        }, answer.Json));
    }

    [SkippableFact]
    public async Task The_secret_may_come_in_the_header()
    {
        fixture.Demand();
        var client = fixture.Site.Client();
        var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"partner:{OpenIdSite.Secret}")));

        Assert.Equal(200, (await Reply.ReadAsync(await client.SendAsync(request))).Status);
    }

    [SkippableTheory]
    [InlineData("nobody", null, 401, "invalid_client")]
    [InlineData("app", null, 400, "invalid_request")]
    [InlineData("partner", "nothing", 400, "invalid_scope")]
    [InlineData("weak", "content.read", 400, "invalid_request")]
    public async Task What_was_not_arranged_is_refused(string client, string? scope, int status, string error)
    {
        fixture.Demand();
        var form = new List<(string, string)> { ("grant_type", "client_credentials"), ("client_id", client) };
        if (client != "app")
            form.Add(("client_secret", OpenIdSite.Secret));
        if (scope is not null)
            form.Add(("scope", scope));
        var answer = await fixture.PostAsync("/connect/token", [.. form]);

        Assert.Equal((status, error), (answer.Status, answer.Text("error")));
    }

    [SkippableFact]
    public async Task What_a_client_may_do_follows_from_its_roles()
    {
        fixture.Demand();
        var strong = (await fixture.ClientTokenAsync("partner")).AccessToken;
        var weak = (await fixture.ClientTokenAsync("weak")).AccessToken;

        Assert.Equal(404, (await fixture.AskAsync(Api, strong)).Status);
        var refused = await fixture.AskAsync(Api, weak);
        Assert.Equal((403, Insufficient), (refused.Status, refused.Challenge));
        var anonymous = await fixture.AskAsync(Api, null);
        Assert.Equal((401, "Bearer"), (anonymous.Status, anonymous.Challenge));
    }

    [SkippableFact]
    public async Task GraphQL_answers_with_the_same_challenges()
    {
        fixture.Demand();
        var mutation = new JsonObject { ["query"] = "{ query: contentItem(contentItemId: \"4nothing\") { contentItemId } }" };
        await fixture.RunRecipeAsync("""{"name":"Roles","Roles":[{"Name":"Anonymous","Permissions":["ViewContent"]},{"Name":"Authenticated","Permissions":["ViewContent"]}]}""");
        try
        {
            var anonymous = await fixture.AskAsync("/api/graphql", null, HttpMethod.Post, mutation);
            Assert.Equal((401, "Bearer"), (anonymous.Status, anonymous.Challenge));
            var weak = await fixture.AskAsync("/api/graphql", (await fixture.ClientTokenAsync("weak")).AccessToken, HttpMethod.Post, mutation);
            Assert.Equal((403, Insufficient), (weak.Status, weak.Challenge));
            Assert.Equal(200, (await fixture.AskAsync("/api/graphql", (await fixture.ClientTokenAsync("partner")).AccessToken, HttpMethod.Post, mutation)).Status);
        }
        finally
        {
            await fixture.RunRecipeAsync("""{"name":"Roles","Roles":[{"Name":"Anonymous","Permissions":["ViewContent","ExecuteGraphQL"]}]}""");
        }
    }

    [SkippableTheory]
    [InlineData(Api)]
    [InlineData("/")]
    [InlineData("/en")]
    [InlineData("/sitemap.xml")]
    [InlineData("/api/graphql?query={siteCultures{culture}}")]
    [InlineData("/media/nothing.jpg")]
    [InlineData("/Admin")]
    public async Task A_bad_token_is_refused_even_where_visitors_may_read(string address)
    {
        fixture.Demand();
        await fixture.AskAsync(address, null);
        foreach (var token in new[] { "bad", "copro_" + new string('a', 40), new string('x', 20_000), "e30.e30.e30", "CfDJ8" })
        {
            var answer = await fixture.AskAsync(address, token);
            Assert.Equal((401, Invalid), (answer.Status, answer.Challenge));
        }
    }

    [SkippableFact]
    public async Task What_a_client_writes_has_no_owner_and_names_the_client()
    {
        fixture.Demand();
        var created = await fixture.AskAsync("/api/content", (await fixture.ClientTokenAsync("partner")).AccessToken, HttpMethod.Post,
            new()
            {
                ["ContentType"] = "Principle",
                ["TitlePart"] = new JsonObject { ["Title"] = "Made by a machine" },
                ["Principle"] = new JsonObject { ["Key"] = new JsonObject { ["Text"] = "Assets" }, ["Statement"] = new JsonObject { ["Text"] = "Machines help." } },
            });

        Assert.True(created.Status == 200, created.Body);
        Assert.Null(created.Json["Owner"]);
        Assert.Equal("partner", created.Text("Author"));
    }

    [SkippableFact]
    public async Task A_scope_narrows_the_token()
    {
        fixture.Demand();
        var narrow = await fixture.ClientTokenAsync("partner", scope: "content.read");
        var body = new JsonObject { ["ContentType"] = "Principle", ["TitlePart"] = new JsonObject { ["Title"] = "No" } };

        Assert.Equal(404, (await fixture.AskAsync(Api, narrow.AccessToken)).Status);
        Assert.Equal(403, (await fixture.AskAsync("/api/content", narrow.AccessToken, HttpMethod.Post, body)).Status);
    }

    [SkippableFact]
    public async Task A_token_may_do_no_more_once_the_scope_that_narrowed_it_is_removed()
    {
        fixture.Demand();
        await fixture.RunRecipeAsync(
            """{"name":"OpenIdScope","ScopeName":"passing","Permissions":["AccessContentApi","ViewContent"]}""",
            $$"""{"name":"OpenIdApplication","ClientId":"passer","ClientSecret":"{{OpenIdSite.Secret}}","AllowClientCredentialsFlow":true,"RoleEntries":[{"Name":"Partner"}],"ScopeEntries":[{"Name":"passing"}]}""");
        var token = (await fixture.ClientTokenAsync("passer", scope: "passing")).AccessToken;
        Assert.Equal(404, (await fixture.AskAsync(Api, token)).Status);

        await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<ScopeWriter>().RemoveAsync("passing", default));

        Assert.Equal(403, (await fixture.AskAsync(Api, token)).Status);
    }

    [SkippableFact]
    public async Task A_token_ends_with_its_time()
    {
        fixture.Demand();
        var token = (await fixture.ClientTokenAsync("partner")).AccessToken;
        Assert.Equal(404, (await fixture.AskAsync(Api, token)).Status);
        fixture.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(404, (await fixture.AskAsync(Api, token)).Status);
        fixture.Time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal((401, Invalid), ((await fixture.AskAsync(Api, token)) is var answer ? answer.Status : 0, answer.Challenge));
    }

    [SkippableFact]
    public async Task A_token_ends_when_its_application_is_switched_off_or_removed_on_every_node()
    {
        fixture.Demand();
        await using var node = fixture.Database == TestDatabase.Postgres ? fixture.Site.AnotherNode() : null;
        foreach (var remove in new[] { false, true })
        {
            var service = OpenIdSite.Service("service" + Guid.NewGuid().ToString("N"));
            await fixture.SetApplicationAsync(service);
            var token = (await fixture.ClientTokenAsync(service.ClientId)).AccessToken;
            Assert.Equal(404, (await fixture.AskAsync(Api, token)).Status);
            if (node is not null)
                Assert.Equal(404, await StatusAsync(node, token));

            if (remove)
                await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<ApplicationWriter>().RemoveAsync(service.ClientId, default));
            else
                Assert.Equal(RecipeOutcome.Updated, await fixture.SetApplicationAsync(service with { IsEnabled = false }));

            Assert.Equal(401, (await fixture.AskAsync(Api, token)).Status);
            var again = await fixture.ClientTokenAsync(service.ClientId);
            Assert.Equal((401, "invalid_client"), (again.Status, again.Text("error")));
            if (node is not null)
                await EventuallyAsync(async () => await StatusAsync(node, token) == 401);
        }
    }

    [SkippableFact]
    public async Task A_revoked_token_opens_nothing_any_more_but_only_its_own_client_can_revoke_it()
    {
        fixture.Demand();
        var token = (await fixture.ClientTokenAsync("partner")).AccessToken;
        Assert.Equal(404, (await fixture.AskAsync(Api, token)).Status);

        // What cannot be revoked is answered like what is revoked already, as RFC 7009 has it.
        Assert.Equal(200, (await RevokeAsync("weak")).Status);
        Assert.Equal(404, (await fixture.AskAsync(Api, token)).Status);
        Assert.Equal(200, (await RevokeAsync("partner")).Status);
        Assert.Equal(401, (await fixture.AskAsync(Api, token)).Status);

        Task<Reply> RevokeAsync(string client) => fixture.PostAsync("/connect/revoke", ("token", token), ("client_id", client), ("client_secret", OpenIdSite.Secret));
    }

    [SkippableFact]
    public async Task Introspection_tells_a_client_about_its_own_token()
    {
        fixture.Demand();
        var token = (await fixture.ClientTokenAsync("partner")).AccessToken;

        var about = await fixture.PostAsync("/connect/introspect", ("token", token), ("client_id", "partner"), ("client_secret", OpenIdSite.Secret));
        Assert.Equal((true, "partner"), (about.Json["active"]!.GetValue<bool>(), about.Text("client_id")));
        var weak = (await fixture.ClientTokenAsync("weak")).AccessToken;
        var others = await fixture.PostAsync("/connect/introspect", ("token", weak), ("client_id", "partner"), ("client_secret", OpenIdSite.Secret));
        Assert.False(others.Json["active"]?.GetValue<bool>() ?? false);
        var nothing = await fixture.PostAsync("/connect/introspect", ("token", "nothing"), ("client_id", "partner"), ("client_secret", OpenIdSite.Secret));
        Assert.False(nothing.Json["active"]!.GetValue<bool>());
    }

    [SkippableFact]
    public async Task A_changed_role_counts_with_the_next_request()
    {
        fixture.Demand();
        var service = OpenIdSite.Service("service" + Guid.NewGuid().ToString("N"));
        await fixture.SetApplicationAsync(service);
        var token = (await fixture.ClientTokenAsync(service.ClientId)).AccessToken;
        Assert.Equal(404, (await fixture.AskAsync(Api, token)).Status);

        await fixture.SetApplicationAsync(service with { Roles = ["Weak"] });

        Assert.Equal(403, (await fixture.AskAsync(Api, token)).Status);
    }

    private static async Task<int> StatusAsync(Site node, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Api);
        request.Headers.Authorization = new("Bearer", token);
        return (int)(await node.Client().SendAsync(request)).StatusCode;
    }

    private static async Task EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 100 && !await holds(); i++)
            await Task.Delay(50);
        Assert.True(await holds());
    }
}

public sealed class ClientCredentialsOnSqliteTests(SqliteOpenIdSite fixture) : ClientCredentialsTests(fixture), IClassFixture<SqliteOpenIdSite>;

public sealed class ClientCredentialsOnPostgresTests(PostgresOpenIdSite fixture) : ClientCredentialsTests(fixture), IClassFixture<PostgresOpenIdSite>;
