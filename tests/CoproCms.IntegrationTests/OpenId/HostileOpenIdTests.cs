using System.Net.Http.Headers;
using CoproCms.IntegrationTests.Given;
using CsCheck;

namespace CoproCms.IntegrationTests.OpenId;

/// <summary>Whatever is sent to the server, it answers, and the fault is never its own.</summary>
public abstract class HostileOpenIdTests(OpenIdSite fixture)
{
    private static readonly string[] Addresses =
    [
        "/connect/token", "/connect/authorize", "/connect/logout", "/connect/userinfo", "/connect/introspect", "/connect/revoke", "/connect/par",
        "/connect/continue", "/.well-known/openid-configuration", "/.well-known/jwks",
    ];

    private static readonly string[] Names =
    [
        "grant_type", "client_id", "client_secret", "code", "code_verifier", "redirect_uri", "refresh_token", "scope", "token", "token_type_hint", "response_type",
        "response_mode", "state", "nonce", "prompt", "max_age", "ui_locales", "id_token_hint", "post_logout_redirect_uri", "code_challenge", "code_challenge_method",
        "request", "request_uri", "claims", "client_assertion", "client_assertion_type", "audience", "resource", "decision", "culture", "", "a[b", "__RequestVerificationToken",
    ];

    private static readonly string[] Values =
    [
        "", " ", "client_credentials", "authorization_code", "refresh_token", "password", "partner", "app", "nobody", OpenIdSite.Secret, "code", "token", "S256", "plain",
        "openid", "openid profile offline_access", OpenIdSite.Callback, "https://evil.example/", "javascript:alert(1)", "//x", "none", "login", "consent", "-1", "0", "99999999999999999999",
        "cy", "xx-yy-zz", "{}", "[1]", "\0", "\ud83d\ude00", "%00", "'\"<>&", "../../etc", "e30.e30.e30", "CfDJ8AAAA", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", "allow",
    ];

    private static readonly string[] Headers =
        ["", "Bearer x", "Basic x", "Basic cGFydG5lcjpu", "Basic " + "Og==", "Digest x", "Bearer", "Basic", "Bearer e30.e30.", "DPoP x"];

    private static readonly Gen<string> Value = Gen.Frequency((6, Gen.Int[0, Values.Length - 1].Select(i => Values[i])), (1, Gen.String[0, 40]), (1, Gen.Int[1, 3000].Select(n => new string('a', n))));

    private static readonly Gen<(string Address, bool IsPost, string Header, (string Name, string Value)[] Parameters)> Requests = Gen.Select(
        Gen.Int[0, Addresses.Length - 1].Select(i => Addresses[i]), Gen.Bool, Gen.Int[0, Headers.Length - 1].Select(i => Headers[i]), Gen.Select(Gen.Int[0, Names.Length - 1].Select(i => Names[i]), Value).Array[0, 8]);

    [SkippableFact]
    public async Task No_request_is_answered_with_a_fault_of_ours()
    {
        fixture.Demand();
        using var client = fixture.Site.SlowBrowser();
        await Requests.SampleAsync(async request =>
        {
            using var message = Message(request.Address, request.IsPost, request.Header, request.Parameters);
            using var answer = await client.SendAsync(message);
            Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            if (answer.Headers.Location is { } location)
                Assert.DoesNotContain("evil.example", location.OriginalString.Split('?')[0]);
        }, iter: 2_000, threads: 2);
    }

    [SkippableTheory]
    [InlineData("application/json", "{\"grant_type\":\"client_credentials\"}")]
    [InlineData("application/x-www-form-urlencoded", "grant_type=client_credentials&grant_type=refresh_token")]
    [InlineData("application/x-www-form-urlencoded", "%zz=%zz&=&&&&")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nbroken")]
    [InlineData("text/plain", "")]
    public async Task A_body_of_another_kind_is_refused(string contentType, string body)
    {
        fixture.Demand();
        var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var address in Addresses.Where(a => a.StartsWith("/connect", StringComparison.Ordinal)))
        {
            var answer = await fixture.Site.Client().PostAsync(address, content);

            // Whoever is not signed in is signed out already.
            if (answer.StatusCode == System.Net.HttpStatusCode.Redirect)
                Assert.Equal(("/connect/logout", "/"), (address, answer.Headers.Location!.OriginalString));
            else
                Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [SkippableTheory]
    [InlineData("/connect/authorize?response_type=code&client_id=%00&redirect_uri=https://app.example/")]
    [InlineData("/connect/authorize?response_type=code&client_id=a%00b&redirect_uri=https://app.example/&decision=code")]
    public async Task A_client_whose_name_no_database_can_hold_is_unknown(string address)
    {
        fixture.Demand();

        Assert.InRange((int)(await fixture.Site.Client().GetAsync(address)).StatusCode, 400, 499);
    }

    [SkippableFact]
    public async Task A_form_with_too_much_in_it_is_refused()
    {
        fixture.Demand();
        foreach (var body in new[] { string.Join('&', Enumerable.Range(0, 3000).Select(i => $"a{i}=b")), new string('a', 5000) + "=b", "a=" + new string('b', 5_000_000) })
        {
            var content = new StringContent(body, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
            Assert.InRange((int)(await fixture.Site.Client().PostAsync("/connect/token", content)).StatusCode, 400, 499);
        }
    }

    private static HttpRequestMessage Message(string address, bool isPost, string header, (string Name, string Value)[] parameters)
    {
        var pairs = parameters.Select(p => KeyValuePair.Create(p.Name, Sound(p.Value))).ToList();
        var query = string.Join('&', pairs.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
        var message = isPost
            ? new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(pairs) }
            : new HttpRequestMessage(HttpMethod.Get, query.Length == 0 ? address : $"{address}?{query}");
        if (header.Length > 0)
            message.Headers.TryAddWithoutValidation("Authorization", header);
        return message;
    }

    // Half a surrogate pair cannot be written into an address at all.
    private static string Sound(string value) => string.Concat(value.EnumerateRunes().Select(r => r.ToString()));
}

public sealed class HostileOpenIdOnSqliteTests(SqliteOpenIdSite fixture) : HostileOpenIdTests(fixture), IClassFixture<SqliteOpenIdSite>;

public sealed class HostileOpenIdOnPostgresTests(PostgresOpenIdSite fixture) : HostileOpenIdTests(fixture), IClassFixture<PostgresOpenIdSite>;
