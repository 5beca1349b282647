using System.Text.Json.Nodes;
using CoproCms.Security;
using CoproCms.Webhooks;
using CsCheck;

namespace CoproCms.Tests.Webhooks;

/// <summary>Webhooks are managed by those who may, and what cannot work is refused with the way out.</summary>
public sealed class ManagingWebhooksTests
{
    [Fact]
    public async Task A_webhook_is_made_read_changed_tried_and_removed()
    {
        await using var site = await WebhookSite.StartAsync();
        var (id, secret) = await site.AddAsync(""" "name":"Partner","events":["content.published","content.deleted"],"contentTypes":["Post"] """);
        var read = (await site.SendAsync("GET", $"/api/webhooks/{id}")).Json;
        Assert.Equal(["id", "name", "url", "events", "contentTypes", "cultures", "drafts", "enabled", "createdUtc"], read.Select(m => m.Key));
        var changed = await site.SendAsync("PUT", $"/api/webhooks/{id}", """{"enabled":false,"contentTypes":[]}""");
        Assert.Equal(("Partner", false, 0, 2), ((string?)changed.Json["name"], (bool)changed.Json["enabled"]!, changed.Json["contentTypes"]!.AsArray().Count, changed.Json["events"]!.AsArray().Count));
        await site.SendAsync("PUT", $"/api/webhooks/{id}", """{"enabled":true}""");

        var ping = await site.SendAsync("POST", $"/api/webhooks/{id}/ping");
        Assert.Equal((202, "webhook.ping"), (ping.Status, (string?)ping.Json["event"]));
        await site.DeliverAsync();
        var message = Assert.Single(site.Receiver.Received);
        Assert.True(message.Event == "webhook.ping" && message.IsSignedWith(secret));
        Assert.Equal(((string?)ping.Json["id"], "delivered", 200), ((string?)(await site.LogAsync(id))[0]["id"], (string?)(await site.LogAsync(id))[0]["status"], (int)(await site.LogAsync(id))[0]["lastStatus"]!));

        Assert.Equal(204, (await site.SendAsync("DELETE", $"/api/webhooks/{id}")).Status);
        foreach (var address in new[] { "", "/deliveries" })
            Assert.Equal(404, (await site.SendAsync("GET", $"/api/webhooks/{id}{address}")).Status);
        Assert.Empty((await site.SendAsync("GET", "/api/webhooks")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task The_log_is_read_in_pages()
    {
        await using var site = await WebhookSite.StartAsync();
        var (id, _) = await site.AddAsync();
        for (var i = 0; i < 5; i++)
            await site.SendAsync("POST", $"/api/webhooks/{id}/ping");
        var first = await site.LogAsync(id, "?first=2");
        var second = await site.LogAsync(id, $"?first=2&before={first[1]["id"]}");
        Assert.Equal(4, first.Concat(second).Select(d => (string?)d["id"]).Distinct().Count());
        Assert.Single(await site.LogAsync(id, $"?before={second[1]["id"]}"));
        foreach (var query in new[] { "?status=lost", "?first=x", "?before=-1" })
            Assert.Equal(400, (await site.SendAsync("GET", $"/api/webhooks/{id}/deliveries{query}")).Status);
    }

    [Theory]
    [InlineData("""{}""", "url")]
    [InlineData("""{"url":"example.org/hook"}""", "url")]
    [InlineData("""{"url":"ftp://example.org"}""", "url")]
    [InlineData("""{"url":"file:///etc/passwd"}""", "url")]
    [InlineData("""{"url":"https://user:pass@example.org/"}""", "url")]
    [InlineData("""{"url":"http://10.0.0.1/"}""", "url")]
    [InlineData("""{"url":"http://[fd00::1]/"}""", "url")]
    [InlineData("""{"url":"http://169.254.169.254/latest/meta-data"}""", "url")]
    [InlineData("""{"url":5}""", "url")]
    [InlineData("""{"url":"https://example.org","events":[]}""", "events")]
    [InlineData("""{"url":"https://example.org","events":["content.publishd"]}""", "events")]
    [InlineData("""{"url":"https://example.org","events":"content.published"}""", "events")]
    [InlineData("""{"url":"https://example.org","events":[1]}""", "events")]
    [InlineData("""{"url":"https://example.org","contentTypes":["Pst"]}""", "contentTypes")]
    [InlineData("""{"url":"https://example.org","drafts":"yes"}""", "drafts")]
    [InlineData("""{"url":"https://example.org","secret":"mine"}""", "secret")]
    public async Task What_cannot_work_is_refused_with_its_place(string body, string member)
    {
        await using var site = await WebhookSite.StartAsync();
        var answer = await site.SendAsync("POST", "/api/webhooks", body);
        Assert.Equal((400, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
        Assert.Contains(member, answer.Json["errors"]!.AsObject().Select(e => e.Key));
        Assert.Empty((await site.SendAsync("GET", "/api/webhooks")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task Only_those_who_may_manage_webhooks_get_in()
    {
        await using var site = await WebhookSite.StartAsync();
        var (id, _) = await site.AddAsync();
        (string Method, string Address)[] doors =
        [
            ("GET", ""), ("POST", ""), ("GET", $"/{id}"), ("PUT", $"/{id}"), ("DELETE", $"/{id}"), ("POST", $"/{id}/rotate-secret"), ("POST", $"/{id}/ping"),
            ("GET", $"/{id}/deliveries"), ("POST", $"/{id}/deliveries/1/replay"),
        ];
        foreach (var (method, address) in doors)
        {
            Assert.Equal(401, (await site.SendAsync(method, "/api/webhooks" + address, "{}", Actor.Nobody)).Status);
            Assert.Equal(403, (await site.SendAsync(method, "/api/webhooks" + address, "{}", site.Engine.User("eve", "PublishContent", "ManageQueries"))).Status);
        }

        Assert.DoesNotContain(WebhooksModule.ManageWebhooks, SystemRoles.All.SelectMany(site.Engine.Get<Permissions>().GrantedTo));
    }

    [Fact]
    public async Task Whatever_is_sent_is_a_webhook_or_refused()
    {
        await using var site = await WebhookSite.StartAsync();
        string[] values = ["null", "1", "true", "\"\"", "\"https://example.org\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "[null]", "[\"content.published\"]", "[[]]", "{}", "{\"a\":1}", "\"http://[::\"", "\"http://\\u202e/\"", "1e999"];
        string[] names = ["name", "url", "events", "contentTypes", "cultures", "drafts", "enabled", "id", "Secret"];
        await Gen.Select(Gen.Int[0, names.Length - 1], Gen.Int[0, values.Length - 1]).Array[0, 5].SampleAsync(
            async members =>
            {
                var body = "{" + string.Join(',', members.Select(m => $"\"{names[m.Item1]}\":{values[m.Item2]}")) + "}";
                var answer = await site.SendAsync("POST", "/api/webhooks", body);
                Assert.True(answer.Status is 201 or 400, $"{body}: {answer.Status} {answer.Body}");
            },
            iter: 300, threads: 1);
    }
}
