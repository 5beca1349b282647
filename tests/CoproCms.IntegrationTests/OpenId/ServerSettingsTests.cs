using System.Text.Json.Nodes;
using CoproCms.Data;
using CoproCms.IntegrationTests.Given;
using CoproCms.OpenId.Server;
using CoproCms.OpenId.Storage;
using CoproCms.Recipes;
using CoproCms.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.EntityFrameworkCore.Models;

namespace CoproCms.IntegrationTests.OpenId;

/// <summary>What the recipe steps make of the server, its applications and scopes; all of it counts at once.</summary>
public abstract class ServerSettingsTests(OpenIdSite fixture) : IAsyncLifetime
{
    private const string Api = "/api/content/4nothing";
    private const string Standard =
        """{"name":"OpenIdServerSettings","EnableTokenEndpoint":true,"EnableAuthorizationEndpoint":true,"EnableUserInfoEndpoint":true,"EnableRevocationEndpoint":true,"AllowClientCredentialsFlow":true,"AllowAuthorizationCodeFlow":true,"AllowRefreshTokenFlow":true}""";

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (fixture.Database.Missing is null)
            await fixture.RunRecipeAsync(Standard);
    }

    [SkippableFact]
    public async Task Discovery_names_the_addresses_and_the_keys()
    {
        fixture.Demand();
        var found = await fixture.AskAsync("/.well-known/openid-configuration", null);

        Assert.Equal("https://localhost/connect/token", found.Text("token_endpoint"));
        Assert.Equal(["S256"], found.Json["code_challenge_methods_supported"]!.AsArray().Select(m => m!.GetValue<string>()));
        var keys = (await fixture.AskAsync("/.well-known/jwks", null)).Json["keys"]!.AsArray();
        Assert.NotEmpty(keys);
        Assert.All(keys, key => Assert.Equal(("RSA", null), (key!["kty"]!.GetValue<string>(), key["d"])));
    }

    [SkippableFact]
    public async Task The_server_can_be_switched_off_and_on_without_a_restart()
    {
        fixture.Demand();
        var token = (await fixture.ClientTokenAsync("partner")).AccessToken;
        Assert.Equal(404, (await fixture.AskAsync(Api, token)).Status);

        await fixture.RunRecipeAsync("""{"name":"OpenIdServerSettings"}""");
        Assert.Equal(404, (await fixture.ClientTokenAsync("partner")).Status);
        Assert.Equal(404, (await fixture.AskAsync("/.well-known/openid-configuration", null)).Status);
        Assert.Equal(401, (await fixture.AskAsync(Api, token)).Status);

        await fixture.RunRecipeAsync(Standard);
        Assert.Equal(404, (await fixture.AskAsync(Api, token)).Status);
    }

    [SkippableTheory]
    [InlineData(""","AccessTokenFormat":"JsonWebToken" """, 5)]
    [InlineData(""","AccessTokenFormat":"JsonWebToken","DisableAccessTokenEncryption":true""", 3)]
    [InlineData(""","AccessTokenFormat":"JsonWebToken","UseReferenceAccessTokens":true""", 1)]
    [InlineData(""","UseReferenceAccessTokens":true""", 1)]
    public async Task Tokens_of_every_format_are_taken_and_can_be_revoked(string settings, int parts)
    {
        fixture.Demand();
        await fixture.RunRecipeAsync(Standard[..^1] + settings + "}");
        var token = (await fixture.ClientTokenAsync("partner")).AccessToken;

        Assert.Equal(parts, token.Split('.').Length);
        Assert.Equal(404, (await fixture.AskAsync(Api, token)).Status);
        Assert.Equal(401, (await fixture.AskAsync(Api, token[..^4] + "AAAA")).Status);
        await fixture.PostAsync("/connect/revoke", ("token", token), ("client_id", "partner"), ("client_secret", OpenIdSite.Secret));
        Assert.Equal(401, (await fixture.AskAsync(Api, token)).Status);
    }

    [SkippableFact]
    public async Task Settings_are_read_beside_the_name_and_one_level_down_and_running_again_changes_nothing()
    {
        fixture.Demand();
        const string flags = """ "AccessTokenFormat":"DataProtection","EnableTokenEndpoint":true,"AllowClientCredentialsFlow":true""";
        await fixture.RunRecipeAsync("{\"name\":\"OpenIdServerSettings\",\"OpenIdServerSettings\":{" + flags + "}}");
        var report = await fixture.RunRecipeAsync("{\"name\":\"OpenIdServerSettings\"," + flags + "}");

        Assert.Equal(RecipeOutcome.Unchanged, Assert.Single(report.Entries).Outcome);
        Assert.Equal(200, (await fixture.ClientTokenAsync("partner")).Status);
        Assert.Equal(404, (await fixture.AskAsync("/connect/authorize", null)).Status);
    }

    [SkippableTheory]
    [InlineData("""{"name":"OpenIdServerSettings","EnableTokenEndpoint":true,"AllowClientCredentialsFlow":true,"DisableAccessTokenEncryption":true}""", "openid.encryption", "DisableAccessTokenEncryption")]
    [InlineData("""{"name":"settings","OpenIdServerSettings":{"EnableTokenEndpoint":true,"AllowClientCredentialsFlow":true,"DisableAccessTokenEncryption":true}}""", "openid.encryption", "OpenIdServerSettings/DisableAccessTokenEncryption")]
    [InlineData("""{"name":"OpenIdServerSettings","AllowClientCredentialsFlow":true}""", "openid.endpoint", "EnableTokenEndpoint")]
    [InlineData("""{"name":"OpenIdServerSettings","OpenIdServerSettings":{"EnableTokenEndpoint":true,"AllowAuthorizationCodeFlow":true}}""", "openid.endpoint", "OpenIdServerSettings/EnableAuthorizationEndpoint")]
    [InlineData("""{"name":"OpenIdServerSettings","AllowPasswordFlow":true}""", "openid.flow", "AllowPasswordFlow")]
    [InlineData("""{"name":"OpenIdServerSettings","Authority":"ftp://x/"}""", "openid.authority", "Authority")]
    [InlineData("""{"name":"OpenIdServerSettings","SigningCertificateThumbprint":"AB"}""", "openid.certificate", "SigningCertificateThumbprint")]
    [InlineData("""{"name":"OpenIdValidationSettings","OpenIdValidationSettings":{"Authority":"https://elsewhere.example/"}}""", "openid.validation", "OpenIdValidationSettings/Authority")]
    [InlineData("""{"name":"OpenIdApplication","ClientId":"x","Type":"confidential"}""", "openid.secret", "ClientSecret")]
    [InlineData("""{"name":"OpenIdApplication","ClientId":"x","Type":"public","AllowClientCredentialsFlow":true}""", "openid.secret", "AllowClientCredentialsFlow")]
    [InlineData("""{"name":"OpenIdApplication","ClientId":"x","AllowAuthorizationCodeFlow":true}""", "openid.redirect", "RedirectUris")]
    [InlineData("""{"name":"OpenIdApplication","ClientId":"x","AllowAuthorizationCodeFlow":true,"RedirectUris":"javascript:alert(1)"}""", "openid.redirect", "RedirectUris")]
    [InlineData("""{"name":"OpenIdApplication","ClientId":"x","AllowAuthorizationCodeFlow":true,"RedirectUris":"http://example.org/"}""", "openid.redirect", "RedirectUris")]
    [InlineData("""{"name":"OpenIdApplication","ClientId":"x y"}""", "openid.client", "ClientId")]
    [InlineData("""{"name":"OpenIdApplication","ClientId":"x","ConsentType":"perhaps"}""", "openid.consent", "ConsentType")]
    [InlineData("""{"name":"OpenIdApplication","ClientId":"x","RoleEntries":[{"Name":"Editr"}]}""", "role.unknown", "RoleEntries/0/Name")]
    [InlineData("""{"name":"OpenIdApplication","ClientId":"x","ScopeEntries":[{"Name":"content.rad"}]}""", "scope.unknown", "ScopeEntries/0/Name")]
    [InlineData("""{"name":"OpenIdScope","ScopeName":"openid"}""", "openid.scope", "ScopeName")]
    [InlineData("""{"name":"OpenIdScope","ScopeName":"x","Permissions":["ViewContnt"]}""", "permission.unknown", "Permissions/0")]
    [InlineData("""{"name":"OpenIdScope","ScopeName":"x","DisplayNames":{"??":"x"}}""", "culture.unknown", "DisplayNames/??")]
    public async Task A_fault_is_told_with_its_place_and_nothing_is_done(string step, string rule, string pointer)
    {
        fixture.Demand();
        var error = await Assert.ThrowsAsync<InvalidRecipeException>(() => fixture.RunRecipeAsync(step));

        Assert.Contains((rule, "steps/0/" + pointer), error.Faults.Select(f => (f.Rule!, f.Pointer)));
    }

    [SkippableFact]
    public async Task The_same_application_again_changes_nothing_and_a_new_secret_counts()
    {
        fixture.Demand();
        string Step(string secret) => $$"""{"name":"OpenIdApplication","ClientId":"again","ClientSecret":"{{secret}}","AllowClientCredentialsFlow":true,"RoleEntries":[{"Name":"Partner"}],"ScopeEntries":[{"Name":"content.read"}]}""";
        Assert.Equal(RecipeOutcome.Created, await OutcomeAsync(Step("first-secret-for-the-test")));
        Assert.Equal(RecipeOutcome.Unchanged, await OutcomeAsync(Step("first-secret-for-the-test")));
        Assert.Equal(RecipeOutcome.Updated, await OutcomeAsync(Step("second-secret-for-the-test")));
        Assert.Equal(RecipeOutcome.Unchanged, await OutcomeAsync("""{"name":"OpenIdApplication","ClientId":"again","Type":"confidential","AllowClientCredentialsFlow":true,"RoleEntries":[{"Name":"Partner"}],"ScopeEntries":[{"Name":"content.read"}]}"""));

        Assert.Equal(401, (await fixture.ClientTokenAsync("again", "first-secret-for-the-test")).Status);
        Assert.Equal(200, (await fixture.ClientTokenAsync("again", "second-secret-for-the-test")).Status);
        var stored = await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<CmsDbContext>().Set<OpenIddictEntityFrameworkCoreApplication>()
            .Where(a => a.ClientId == "again").Select(a => a.ClientSecret).SingleAsync());
        Assert.DoesNotContain("secret-for-the-test", stored);
    }

    [SkippableFact]
    public async Task A_plan_changes_nothing()
    {
        fixture.Demand();
        var report = await fixture.RunRecipeAsync(lenient: false, dryRun: true,
            """{"name":"OpenIdScope","ScopeName":"planned"}""",
            """{"name":"OpenIdApplication","ClientId":"planned","ClientSecret":"a-secret-for-the-plan","AllowClientCredentialsFlow":true,"ScopeEntries":[{"Name":"planned"}]}""");

        Assert.Equal(2, report.Count(RecipeOutcome.Created));
        Assert.Equal(401, (await fixture.ClientTokenAsync("planned", "a-secret-for-the-plan")).Status);
    }

    [SkippableFact]
    public async Task Keys_outlive_a_restart_and_are_replaced_by_and_by()
    {
        fixture.Demand();
        var before = await KeysAsync();
        fixture.Time.Advance(TimeSpan.FromDays(181));
        fixture.Site.Services.GetRequiredService<ServerState>().Forget();
        var after = await KeysAsync();
        Assert.Equal([after[0], .. before], after);
        Assert.DoesNotContain(after[0], before);

        await using var node = fixture.Site.AnotherNode();
        var others = JsonNode.Parse(await node.Client().GetStringAsync("/.well-known/jwks"))!["keys"]!.AsArray().Select(k => k!["kid"]!.GetValue<string>());
        Assert.Equal(after, others);
        fixture.Time.Advance(TimeSpan.FromDays(-181));
    }

    [SkippableFact]
    public async Task Old_tokens_are_removed()
    {
        fixture.Demand();
        await fixture.ClientTokenAsync("partner");
        var worker = fixture.Site.Services.GetRequiredService<PruningWorker>();
        fixture.Time.Advance(TimeSpan.FromDays(-30));
        await fixture.ClientTokenAsync("partner");
        await fixture.PostAsync("/connect/revoke", ("token", (await fixture.ClientTokenAsync("partner")).AccessToken), ("client_id", "partner"), ("client_secret", OpenIdSite.Secret));
        fixture.Time.Advance(TimeSpan.FromDays(30));

        Assert.True(await worker.PruneAsync(default) >= 2);
        Assert.Equal(200, (await fixture.ClientTokenAsync("partner")).Status);
    }

    private async Task<RecipeOutcome> OutcomeAsync(string step) => Assert.Single((await fixture.RunRecipeAsync(step)).Entries).Outcome;

    private async Task<string[]> KeysAsync() =>
        [.. (await fixture.AskAsync("/.well-known/jwks", null)).Json["keys"]!.AsArray().Select(k => k!["kid"]!.GetValue<string>())];
}

public sealed class ServerSettingsOnSqliteTests(SqliteOpenIdSite fixture) : ServerSettingsTests(fixture), IClassFixture<SqliteOpenIdSite>;

public sealed class ServerSettingsOnPostgresTests(PostgresOpenIdSite fixture) : ServerSettingsTests(fixture), IClassFixture<PostgresOpenIdSite>;
