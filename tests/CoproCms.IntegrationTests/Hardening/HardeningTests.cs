using System.Net;
using CoproCms.IntegrationTests.Given;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CoproCms.IntegrationTests.Hardening;

public sealed class HardeningTests(HardeningTests.Hardened fixture) : IClassFixture<HardeningTests.Hardened>
{
    [Fact]
    public async Task Other_host_names_than_the_allowed_ones_are_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync("http://elsewhere.example/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync("http://site.example/health/live")).StatusCode);
    }

    [Fact]
    public async Task Browsers_are_told_to_stay_with_https()
    {
        Assert.True((await SendAsync("https://site.example/health/live")).Headers.Contains("Strict-Transport-Security"));
        Assert.False((await SendAsync("http://site.example/health/live")).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public void What_a_client_may_send_is_bounded_and_the_server_does_not_name_itself()
    {
        var options = fixture.Site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;

        Assert.Equal(1000, options.Limits.MaxRequestBodySize);
        Assert.False(options.AddServerHeader);
    }

    [Fact]
    public void Requests_under_way_get_the_time_that_is_set_to_finish() =>
        Assert.Equal(TimeSpan.FromSeconds(7), fixture.Site.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);

    [Fact]
    public async Task Too_many_attempts_to_sign_in_are_refused_for_a_while()
    {
        var client = fixture.Site.Browser();
        client.BaseAddress = new("https://site.example/");
        HttpResponseMessage? answer = null;
        for (var i = 0; i < 3; i++)
        {
            var page = await client.GetStringAsync("/Login");
            var token = page.Split("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"")[1].Split('"')[0];
            answer = await client.PostAsync("/Login", new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["LoginForm.UserName"] = "nobody",
                ["LoginForm.Password"] = "wrong",
                ["__RequestVerificationToken"] = token,
            }));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answer!.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("too many attempts", await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> SendAsync(string address) => fixture.Site.Client().GetAsync(address);

    public sealed class Hardened() : SiteFixture(TestDatabase.Sqlite)
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            new("AllowedHosts", "site.example"),
            new("CoproCms:MaxRequestBodySize", "1000"),
            new("CoproCms:ShutdownSeconds", "7"),
            new("CoproCms:SignIn:AttemptsPerMinute", "2"),
        ];
    }
}
