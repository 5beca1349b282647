using System.Security.Cryptography;
using System.Text;
using CoproCms.IntegrationTests.Given;
using Microsoft.AspNetCore.WebUtilities;

namespace CoproCms.IntegrationTests.OpenId;

/// <summary>The steps by which an application gets its tokens, for the tests that go them.</summary>
public abstract class CodeFlow(OpenIdSite fixture)
{
    protected const string Api = "/api/content/4nothing";

    protected OpenIdSite Fixture { get; } = fixture;

    protected async Task<(Person Person, string Name)> NewPersonAsync(params string[] roles)
    {
        var name = await Fixture.AddUserAsync(roles);
        return (await Person.SignedInAsync(Fixture.Site, name, OpenIdSite.UserPassword), name);
    }

    protected async Task<(Person Person, string Name, Reply Tokens)> TokensAsync(string scope = "openid offline_access")
    {
        var (person, name) = await NewPersonAsync("Editor");
        var request = new CodeRequest { Scope = scope };
        return (person, name, await RedeemAsync(CodeIn(await person.DecideAsync(await person.TextAsync(request.Address), "allow")), request.Verifier));
    }

    protected Task<Reply> RedeemAsync(string code, string verifier, params (string Name, string Value)[] instead)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = "app",
            ["code"] = code,
            ["redirect_uri"] = OpenIdSite.Callback,
            ["code_verifier"] = verifier,
        };
        foreach (var (name, value) in instead)
            form[name] = value;
        return Fixture.PostAsync("/connect/token", [.. form.Where(f => f.Value.Length > 0).Select(f => (f.Key, f.Value))]);
    }

    protected Task<Reply> RefreshAsync(string token, string client = "app", string? scope = null) => Fixture.PostAsync("/connect/token",
        [("grant_type", "refresh_token"), ("client_id", client), ("refresh_token", token), .. scope is null ? Array.Empty<(string, string)>() : [("scope", scope)]]);

    protected static string CodeIn(HttpResponseMessage back) => QueryHelpers.ParseQuery(back.Headers.Location!.Query)["code"]!;
}

/// <summary>A request for a code, in order unless <see cref="Extra"/> says otherwise.</summary>
public sealed class CodeRequest
{
    public string ClientId { get; init; } = "app";
    public string Scope { get; init; } = "openid profile email offline_access";
    public string State { get; } = Guid.NewGuid().ToString("N");
    public string Verifier { get; } = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>Parameters besides, or instead; an empty one is left out.</summary>
    public Dictionary<string, string> Extra { get; } = [];

    public string Address
    {
        get
        {
            var parameters = new Dictionary<string, string?>
            {
                ["client_id"] = ClientId,
                ["response_type"] = "code",
                ["redirect_uri"] = OpenIdSite.Callback,
                ["scope"] = Scope,
                ["state"] = State,
                ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
                ["code_challenge_method"] = "S256",
            };
            foreach (var (name, value) in Extra)
                parameters[name] = value;
            return QueryHelpers.AddQueryString("/connect/authorize", parameters.Where(p => p.Value!.Length > 0));
        }
    }
}
