using System.Net;
using System.Net.Http.Json;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.RateLimits;

public sealed class RateLimitTests(RateLimitTests.Limited fixture) : IClassFixture<RateLimitTests.Limited>
{
    private const int Allowed = 3;

    [Fact]
    public async Task Whoever_asks_the_API_too_often_is_told_when_to_come_back()
    {
        var client = From("198.51.100.1");
        for (var i = 0; i < Allowed; i++)
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(client)).StatusCode);

        var refused = await AskAsync(client);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Contains("try again in", await refused.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task One_address_does_not_use_up_what_another_may_ask()
    {
        var busy = From("198.51.100.2");
        for (var i = 0; i <= Allowed; i++)
            await AskAsync(busy);

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(From("198.51.100.3"))).StatusCode);
    }

    [Fact]
    public async Task All_addresses_of_one_IPv6_network_count_as_one()
    {
        for (var i = 1; i <= Allowed; i++)
            await AskAsync(From("2001:db8:0:1::" + i));

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(From("2001:db8:0:1::ffff"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(From("2001:db8:0:2::1"))).StatusCode);
    }

    [Fact]
    public async Task Pages_are_not_counted()
    {
        var visitor = From("198.51.100.4");
        for (var i = 0; i < Allowed * 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Someone_known_is_counted_for_themselves_wherever_they_come_from()
    {
        var editor = await fixture.Site.SignInAsync();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i <= Limited.PerClient; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/graphql?query={__typename}");
            request.Headers.Add("X-Forwarded-For", "198.51.100." + (100 + i));
            statuses.Add((await editor.SendAsync(request)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.All(statuses[..^1], status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Secrets_cannot_be_guessed_at_speed()
    {
        var guesser = From("198.51.100.5");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 3; i++)
            statuses.Add((await guesser.PostAsync("/connect/token", new FormUrlEncodedContent([]))).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses[..^1]);
    }

    private HttpClient From(string address)
    {
        var client = fixture.Site.Client();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client) => client.PostAsJsonAsync("/api/graphql", new { query = "{ __typename }" });

    public sealed class Limited() : SiteFixture(TestDatabase.Sqlite)
    {
        public const int PerClient = 5;

        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            new("CoproCms:RateLimits:AddressPerMinute", "3"),
            new("CoproCms:RateLimits:ClientPerMinute", "5"),
            new("CoproCms:RateLimits:ConnectPerMinute", "2"),
            new("CoproCms:ForwardedHeaders:Enabled", "true"),
            new("CoproCms:ForwardedHeaders:Networks:0", "0.0.0.0/0"),
            new("CoproCms:ForwardedHeaders:Networks:1", "::/0"),
        ];
    }
}
