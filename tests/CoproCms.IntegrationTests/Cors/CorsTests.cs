using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Security;
using CoproCms.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Cors;

/// <summary>Scripts of other sites: let in by the settings alone, and never with a visitor's cookies unless their origin is named.</summary>
public sealed class CorsTests(SqliteSite fixture) : IClassFixture<SqliteSite>
{
    private const string App = "https://app.example.org";
    private const string Stranger = "https://stranger.example";

    [Fact]
    public async Task Without_a_policy_browsers_keep_other_sites_out()
    {
        await AllowAsync();

        Assert.False((await AskAsync(App)).Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_origin_that_the_settings_name_may_read_answers_and_their_headers()
    {
        await AllowAsync(Policy(App));

        var answer = await AskAsync(App);

        Assert.Equal(App, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Contains("ETag", Assert.Single(answer.Headers.GetValues("Access-Control-Expose-Headers")));
        Assert.False((await AskAsync(Stranger)).Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_preflight_says_what_may_be_sent()
    {
        await AllowAsync(Policy(App));
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/graphql");
        request.Headers.Add("Origin", App);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");

        var answer = await fixture.Site.Client().SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("POST", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Methods")));
        Assert.Equal("content-type", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Headers")));
    }

    [Fact]
    public async Task A_refusal_can_be_read_by_the_script_that_met_it()
    {
        await AllowAsync(Policy(App));

        var answer = await AskAsync(App, "/api/content/nothing");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", Stranger)]
    [InlineData("Origin", "null")]
    public async Task Another_sites_page_cannot_act_with_a_visitors_cookies(string header, string value)
    {
        await AllowAsync(Policy(App));

        Assert.Equal(HttpStatusCode.Forbidden, (await ActAsync((header, value))).StatusCode);
    }

    [Fact]
    public async Task The_sites_own_pages_and_origins_allowed_with_credentials_can()
    {
        await AllowAsync(Policy(App, credentials: true));

        Assert.Equal(HttpStatusCode.OK, (await ActAsync(("Sec-Fetch-Site", "same-origin"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ActAsync(("Origin", "https://localhost"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ActAsync(("Sec-Fetch-Site", "cross-site"), ("Origin", App))).StatusCode);
    }

    [Fact]
    public async Task Programs_that_bring_no_cookie_are_not_asked_where_they_come_from()
    {
        using var request = Query();
        request.Headers.Add("Origin", Stranger);

        Assert.Equal(HttpStatusCode.OK, (await fixture.Site.Client().SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("""{ "Name": "all", "AllowAnyOrigin": true, "AllowCredentials": true }""", "steps/0/CorsSettings/Policies/0/AllowCredentials")]
    [InlineData("""{ "Name": "app", "AllowedOrigins": [ "app.example.org" ] }""", "steps/0/CorsSettings/Policies/0/AllowedOrigins/0")]
    [InlineData("""{ "Name": "app", "AllowedOrigins": [ "https://app.example.org/path" ] }""", "steps/0/CorsSettings/Policies/0/AllowedOrigins/0")]
    public async Task A_policy_that_would_be_unsafe_or_without_effect_is_refused_where_it_is_written(string policy, string pointer)
    {
        var recipe = $$"""{ "name": "cors", "steps": [ { "name": "settings", "CorsSettings": { "Policies": [ {{policy}} ] } } ] }""";

        var error = await Assert.ThrowsAsync<InvalidRecipeException>(() => fixture.Site.AsAsync(Actor.System, services =>
            services.GetRequiredService<RecipeRunner>().RunAsync(RecipeReader.Read("cors.recipe.json", Encoding.UTF8.GetBytes(recipe), RecipeFiles.None), new(), default)));

        Assert.Contains(error.Faults, fault => fault.Pointer.EndsWith(pointer, StringComparison.Ordinal));
    }

    private Task AllowAsync(params JsonNode[] policies) => fixture.Site.AsAsync(Actor.System, services =>
        services.GetRequiredService<SiteSettingsStore>().MergeAsync(new JsonObject { ["CorsSettings"] = new JsonObject { ["Policies"] = new JsonArray(policies) } }, default));

    private static JsonObject Policy(string origin, bool credentials = false) => new()
    {
        ["Name"] = "app",
        ["AllowedOrigins"] = new JsonArray(origin),
        ["AllowAnyHeader"] = true,
        ["AllowAnyMethod"] = true,
        ["AllowCredentials"] = credentials,
        ["IsDefaultPolicy"] = true,
    };

    private async Task<HttpResponseMessage> AskAsync(string origin, string address = "/api/graphql?query={__typename}")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Origin", origin);
        return await fixture.Site.Client().SendAsync(request);
    }

    private async Task<HttpResponseMessage> ActAsync(params (string Name, string Value)[] headers)
    {
        using var request = Query();
        request.RequestUri = new("https://localhost/api/graphql");
        request.Headers.Add("Cookie", "orchauth_Default=anything");
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        return await fixture.Site.Client().SendAsync(request);
    }

    private static HttpRequestMessage Query() =>
        new(HttpMethod.Post, "/api/graphql") { Content = new StringContent("""{"query":"{ __typename }"}""", null, "application/json") };
}
