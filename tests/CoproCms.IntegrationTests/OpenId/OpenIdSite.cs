using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;
using CoproCms.OpenId.Applications;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.OpenId;

/// <summary>A site with client applications of every kind, whose clock can be put forward.</summary>
public abstract class OpenIdSite(TestDatabase database) : SiteFixture(database)
{
    public const string Secret = "a-secret-that-is-long-enough";
    public const string Callback = "https://app.example.org/back";
    public const string UserPassword = "Clywch-y-gwynt-42";

    internal MovableTime Time { get; } = new();

    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("CoproCms:SignIn:AttemptsPerMinute", "100000"), new("CoproCms:RateLimits:ConnectPerMinute", "0"), new("CoproCms:RateLimits:AddressPerMinute", "0"),
    ];

    protected override void AddServices(IServiceCollection services) => services.AddSingleton<TimeProvider>(Time);

    protected override Task FillAsync() => RunRecipeAsync(
        """{"name":"Roles","Roles":[{"Name":"Partner","Permissions":["AccessContentApi","ViewContent","PublishContent","ExecuteGraphQL"]},{"Name":"Weak","Permissions":[]}]}""",
        """{"name":"OpenIdScope","ScopeName":"content.read","DisplayName":"Read content","DisplayNames":{"cy":"Darllen cynnwys"},"Resources":"content","Permissions":["AccessContentApi","ViewContent"]}""",
        $$"""{"name":"OpenIdApplication","ClientId":"partner","ClientSecret":"{{Secret}}","AllowClientCredentialsFlow":true,"AllowIntrospectionEndpoint":true,"AllowRevocationEndpoint":true,"RoleEntries":[{"Name":"Partner"}],"ScopeEntries":[{"Name":"content.read"}]}""",
        $$"""{"name":"OpenIdApplication","ClientId":"weak","ClientSecret":"{{Secret}}","AllowClientCredentialsFlow":true,"AllowRevocationEndpoint":true,"RoleEntries":[{"Name":"Weak"}]}""",
        $$"""{"name":"OpenIdApplication","ClientId":"app","DisplayName":"Phone app","DisplayNames":{"cy":"Ap ffôn"},"Type":"public","AllowAuthorizationCodeFlow":true,"AllowRefreshTokenFlow":true,"AllowLogoutEndpoint":true,"AllowRevocationEndpoint":true,"RedirectUris":"{{Callback}}","PostLogoutRedirectUris":"https://app.example.org/bye","ScopeEntries":[{"Name":"profile"},{"Name":"email"},{"Name":"content.read"}]}""",
        $$"""{"name":"OpenIdApplication","ClientId":"other","Type":"public","AllowAuthorizationCodeFlow":true,"AllowRefreshTokenFlow":true,"AllowRevocationEndpoint":true,"RedirectUris":"https://other.example.org/back"}""",
        $$"""{"name":"OpenIdApplication","ClientId":"trusted","Type":"public","ConsentType":"implicit","AllowAuthorizationCodeFlow":true,"RedirectUris":"{{Callback}}"}""",
        $$"""{"name":"OpenIdApplication","ClientId":"arranged","Type":"public","ConsentType":"external","AllowAuthorizationCodeFlow":true,"RedirectUris":"{{Callback}}"}""");

    public Task<RecipeReport> RunRecipeAsync(params string[] steps) => RunRecipeAsync(lenient: false, dryRun: false, steps);

    public Task<RecipeReport> RunRecipeAsync(bool lenient, bool dryRun, params string[] steps) => Site.AsAsync(Actor.System, services =>
        services.GetRequiredService<RecipeRunner>().RunAsync(
            RecipeReader.Read("test.recipe.json", System.Text.Encoding.UTF8.GetBytes($$"""{"name":"Test","steps":[{{string.Join(',', steps)}}]}"""), RecipeFiles.None),
            new() { Lenient = lenient, DryRun = dryRun }, default));

    internal Task<RecipeOutcome> SetApplicationAsync(ClientApplication application) =>
        Site.AsAsync(Actor.System, services => services.GetRequiredService<ApplicationWriter>().SetAsync(application, default));

    internal static ClientApplication Service(string clientId) => new()
    {
        ClientId = clientId,
        Type = ClientApplication.Confidential,
        ClientSecret = Secret,
        AllowClientCredentialsFlow = true,
        AllowRevocationEndpoint = true,
        Roles = ["Partner"],
    };

    public Task<string> AddUserAsync(params string[] roles) => Site.AsAsync(Actor.System, async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        var user = new User { UserName = "user" + Guid.NewGuid().ToString("N")[..12], Email = $"{Guid.NewGuid():N}@example.org" };
        Assert.True((await users.CreateAsync(user, UserPassword)).Succeeded);
        Assert.True((await users.AddToRolesAsync(user, roles)).Succeeded);
        return user.UserName;
    });

    internal Task ChangeUserAsync(string name, Func<UserManager<User>, User, Task> change) => Site.AsAsync(Actor.System, async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        await change(users, (await users.FindByNameAsync(name))!);
    });

    /// <summary>Posts a form to one of the server's addresses.</summary>
    public async Task<Reply> PostAsync(string address, params (string Name, string Value)[] form)
    {
        var client = Site.Client();
        client.BaseAddress = new("https://localhost/");
        return await Reply.ReadAsync(await client.PostAsync(address, new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)))));
    }

    public Task<Reply> ClientTokenAsync(string clientId, string secret = Secret, string? scope = null) => PostAsync("/connect/token",
        [("grant_type", "client_credentials"), ("client_id", clientId), ("client_secret", secret), .. scope is null ? Array.Empty<(string, string)>() : [("scope", scope)]]);

    /// <summary>Asks with a bearer token.</summary>
    public async Task<Reply> AskAsync(string address, string? token, HttpMethod? method = null, JsonObject? body = null)
    {
        var client = Site.Client();
        client.BaseAddress = new("https://localhost/");
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        return await Reply.ReadAsync(await client.SendAsync(request));
    }
}

/// <summary>An answer, read whole.</summary>
public sealed record Reply(int Status, string Body, HttpResponseMessage Message)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public string? Challenge => Message.Headers.TryGetValues("WWW-Authenticate", out var values) ? string.Join(", ", values) : null;

    public string Text(string member) => Json[member]!.GetValue<string>();

    public string AccessToken => Text("access_token");

    public static async Task<Reply> ReadAsync(HttpResponseMessage message) => new((int)message.StatusCode, await message.Content.ReadAsStringAsync(), message);
}

public sealed class SqliteOpenIdSite() : OpenIdSite(TestDatabase.Sqlite);

public sealed class PostgresOpenIdSite() : OpenIdSite(TestDatabase.Postgres);
