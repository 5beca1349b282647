using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoproCms.Hosting;
using CoproCms.IntegrationTests.Given;
using CoproCms.Security;
using CoproCms.Testing;
using CoproCms.Webhooks;
using CoproCms.Webhooks.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Webhooks;

/// <summary>The whole site tells a real receiver.</summary>
public abstract class WebhookDeliveryTests(SiteFixture fixture)
{
    [SkippableFact]
    public async Task What_is_published_arrives_by_itself_in_order_and_stands_in_the_log()
    {
        fixture.Demand();
        await using var receiver = await WebhookReceiver.StartAsync();
        var (webhook, secret) = await CreateAsync(new("", "test", receiver.Url) { ContentTypes = ["Post"] });
        for (var i = 0; i < 5; i++)
            await fixture.Site.PublishAsync("Post", item => item.Titled($"Told {i}").In("en"));
        var received = await receiver.UntilAsync(5);
        Assert.Equal(["Told 0", "Told 1", "Told 2", "Told 3", "Told 4"], received.Select(m => m.Title));
        Assert.All(received, m => Assert.True(m.IsSignedWith(secret)));
        await UntilAsync(webhook, d => d.Status == DeliveryStatus.Delivered, 5);
    }

    [SkippableFact]
    public async Task Two_nodes_that_take_deliveries_at_once_never_take_the_same()
    {
        fixture.Demand();
        await using var receiver = await WebhookReceiver.StartAsync();
        var (webhook, _) = await CreateAsync(new("", "nodes", receiver.Url) { Enabled = false });
        await fixture.Site.AsAsync(Actor.System, async services =>
        {
            var queue = services.GetRequiredService<WebhookQueue>();
            for (var i = 0; i < 30; i++)
                queue.Add(webhook with { Id = "of no lane" }, WebhookEvents.Ping, [], null).DueUtc = DateTime.UnixEpoch.AddYears(200);
            await services.GetRequiredService<Data.CmsDbContext>().SaveChangesAsync();
        });
        var later = new FixedTime(new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => fixture.Site.AsAsync(Actor.System, async services =>
        {
            var log = new WebhookLog(services.GetRequiredService<Data.CmsDbContext>(), new(), later);
            var ids = new List<long>();
            while (await log.TakeAsync("of no lane", default) is { } delivery)
                ids.Add(delivery.Id);
            return ids;
        })));
        Assert.Equal(30, taken.Sum(t => t.Count));
        Assert.Equal(30, taken.SelectMany(t => t).Distinct().Count());
    }

    private Task<(Webhook Webhook, string Secret)> CreateAsync(Webhook webhook) =>
        fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<WebhookStore>().CreateAsync(webhook, default));

    private async Task UntilAsync(Webhook webhook, Func<WebhookDelivery, bool> state, int count)
    {
        var found = 0;
        for (var i = 0; i < 100 && found != count; i++)
        {
            await Task.Delay(100);
            var log = await fixture.Site.AsAsync(Actor.System, s => s.GetRequiredService<WebhookLog>().ListAsync(webhook.Id, null, long.MaxValue, 100, default));
            found = log.Count(state);
        }

        Assert.Equal(count, found);
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

public sealed class SqliteWebhookSite() : SiteFixture(TestDatabase.Sqlite)
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new(OutboundGuard.Setting + ":0", WebhookReceiver.Network)];
}

public sealed class PostgresWebhookSite() : SiteFixture(TestDatabase.Postgres)
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new(OutboundGuard.Setting + ":0", WebhookReceiver.Network)];
}

public sealed class WebhookDeliveryOnSqliteTests(SqliteWebhookSite site) : WebhookDeliveryTests(site), IClassFixture<SqliteWebhookSite>;

public sealed class WebhookDeliveryOnPostgresTests(PostgresWebhookSite site) : WebhookDeliveryTests(site), IClassFixture<PostgresWebhookSite>;
