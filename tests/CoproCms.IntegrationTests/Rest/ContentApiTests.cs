using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using CoproCms.Users.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Rest;

/// <summary>The content API over HTTP, on every database; here visitors may use it and write.</summary>
public abstract class ContentApiTests(SiteFixture fixture) : IAsyncLifetime
{
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        if (fixture.Database.Missing is not null)
            return;
        await fixture.Site.AsAsync(Actor.System, async services =>
            await services.GetRequiredService<RoleWriter>().SetAsync(SystemRoles.Anonymous, null, ["ViewContent", "AccessContentApi", "PublishContent", "DeleteContent"], default));
        _client = fixture.Site.Client();
    }

    public Task DisposeAsync()
    {
        _client?.Dispose();
        return Task.CompletedTask;
    }

    [SkippableTheory]
    [InlineData("type=Event&orderBy=Start asc")]
    [InlineData("type=Event&filter=Culture eq 'cy'&orderBy=Venue,Start desc")]
    [InlineData("type=Post,Event,Initiative")]
    [InlineData("orderBy=DisplayText")]
    [InlineData("type=Initiative&filter=Location.Latitude gt 51.5 and not (DisplayText contains 'ŵ')&orderBy=-DisplayText")]
    public async Task Following_the_links_gives_every_item_once(string query)
    {
        fixture.Demand();
        var ids = new List<string>();
        var next = $"/api/content?{query}&first=7&count=true";
        var total = 0;
        while (next is not null)
        {
            using var page = await _client.GetAsync(next);
            var json = await ReadAsync(page, HttpStatusCode.OK);
            total = (int)json["totalCount"]!;
            ids.AddRange(json["items"]!.AsArray().Select(i => (string)i!["ContentItemId"]!));
            next = page.Headers.TryGetValues("Link", out var links) ? links.Single().TrimStart('<').Split('>')[0] : null;
        }

        Assert.True(total > 7);
        Assert.Equal((total, total), (ids.Count, ids.Distinct().Count()));
    }

    [SkippableFact]
    public async Task What_is_under_a_term_is_found_by_a_value_in_the_address()
    {
        fixture.Demand();
        var events = (await GetAsync("/api/content?type=Event&first=200"))["items"]!.AsArray();
        var theme = events.SelectMany(e => e!["Event"]!["Themes"]?["TermContentItemIds"]?.AsArray() ?? []).Select(t => (string)t!).First();

        var found = await GetAsync($"/api/content?type=Event&filter=Themes%20under%20$theme&theme={theme}&first=200");

        var expected = events.Where(e => e!["Event"]!["Themes"]?["TermContentItemIds"]?.AsArray().Any(t => (string)t! == theme) == true).Select(e => (string)e!["ContentItemId"]!);
        Assert.Equal(expected.Order(), found["items"]!.AsArray().Select(e => (string)e!["ContentItemId"]!).Order());
    }

    [SkippableFact]
    public async Task Of_several_who_change_what_they_have_read_one_succeeds()
    {
        fixture.Demand();
        var page = await SendAsync(HttpMethod.Post, "/api/content", new { ContentType = "Page", TitlePart = new { Title = "Contested" } });
        var created = await ReadAsync(page, HttpStatusCode.OK);

        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => SendAsync(HttpMethod.Post, "/api/content",
            new { ContentItemId = (string)created["ContentItemId"]!, TitlePart = new { Title = $"Mine {i}" } }, page.Headers.ETag!.Tag)));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(5, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
        var address = $"/api/content/{created["ContentItemId"]}";
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SendAsync(HttpMethod.Delete, address, null, page.Headers.ETag!.Tag)).StatusCode);
        var winner = answers.Single(a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Delete, address, null, winner.Headers.ETag!.Tag)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(address)).StatusCode);
    }

    [SkippableTheory]
    [InlineData("Post")]
    [InlineData("Event")]
    [InlineData("Initiative")]
    [InlineData("Principle")]
    [InlineData("Page")]
    public async Task The_example_of_a_type_in_the_OpenAPI_document_can_be_sent_as_it_is(string type)
    {
        fixture.Demand();
        var example = (await GetAsync("/openapi/v1.json"))["components"]!["schemas"]![type]!["examples"]![0]!;

        await ReadAsync(await SendAsync(HttpMethod.Post, "/api/content?draft=true", example), HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_reader_who_has_the_list_is_told_so_until_it_changes()
    {
        fixture.Demand();
        using var first = await _client.GetAsync("/api/content?type=Page");

        Assert.Equal(HttpStatusCode.NotModified, (await SendAsync(HttpMethod.Get, "/api/content?type=Page", null, ifNoneMatch: first.Headers.ETag!.Tag)).StatusCode);
        await fixture.Site.PublishAsync("Page", item => item.Titled("New").In("en"));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Get, "/api/content?type=Page", null, ifNoneMatch: first.Headers.ETag!.Tag)).StatusCode);
    }

    [SkippableTheory]
    [InlineData("GET", "/api/content?filter=DisplayText%20eq%20'%00'", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/api/content?type=Event&filter=Capacity%20gt%2079228162514264337593543950335", HttpStatusCode.OK)]
    [InlineData("GET", "/api/content?type=Event&filter=Start%20gt%209999-12-31T23:59:59.9999999Z", HttpStatusCode.OK)]
    [InlineData("GET", "/api/content?type=Event&filter=Start%20gt%200001-01-01", HttpStatusCode.OK)]
    [InlineData("PUT", "/api/content", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/tenants", HttpStatusCode.NotFound)]
    public async Task Odd_requests_have_clear_answers(string method, string address, HttpStatusCode status)
    {
        fixture.Demand();

        Assert.Equal(status, (await SendAsync(new(method), address, null)).StatusCode);
    }

    private async Task<JsonObject> GetAsync(string address) => await ReadAsync(await _client.GetAsync(address), HttpStatusCode.OK);

    private static async Task<JsonObject> ReadAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, body);
        return JsonNode.Parse(body)!.AsObject();
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object? body, string? ifMatch = null, string? ifNoneMatch = null)
    {
        var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body, options: new() { PropertyNamingPolicy = null }) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        return _client.SendAsync(request);
    }
}

public sealed class ContentApiOnSqliteTests(SqliteSite fixture) : ContentApiTests(fixture), IClassFixture<SqliteSite>;

public sealed class ContentApiOnPostgresTests(PostgresSite fixture) : ContentApiTests(fixture), IClassFixture<PostgresSite>;
