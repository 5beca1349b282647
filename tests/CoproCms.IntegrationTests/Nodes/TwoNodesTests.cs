using System.Diagnostics;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.Data;
using CoproCms.Definitions;
using CoproCms.IntegrationTests.Given;
using CoproCms.Outbox;
using CoproCms.Security;
using CoproCms.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Nodes;

/// <summary>Two nodes on one PostgreSQL: what one of them changes the other serves at once, though it keeps ready answers.</summary>
public sealed partial class TwoNodesTests(PostgresSite fixture) : IClassFixture<PostgresSite>
{
    // They follow one another in milliseconds; a busy machine is given longer.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [SkippableFact]
    public async Task A_type_defined_on_one_node_is_in_the_schema_of_the_other()
    {
        fixture.Demand();
        await using var other = fixture.Site.AnotherNode();
        using var client = other.Client();
        const string query = "/api/graphql?query={__type(name:\"Leaflet\"){name}}";
        Assert.Equal("""{"data":{"__type":null}}""", await client.GetStringAsync(query));

        await fixture.Site.AsAsync(Actor.System, services => services.GetRequiredService<DefinitionStore>().SetTypeAsync(
            new("Leaflet", "Leaflet", [], [new("TitlePart", new("TitlePart", [], []), [])]), default));

        await BecomesAsync(client, query, """{"data":{"__type":{"name":"Leaflet"}}}""");
    }

    [SkippableFact]
    public async Task What_is_published_on_one_node_replaces_the_pages_answers_and_feeds_that_the_other_keeps()
    {
        fixture.Demand();
        await using var other = fixture.Site.AnotherNode();
        using var client = other.Client();
        var item = await fixture.Site.PublishAsync("Post", i => i.Titled("Said before").At("news/two-nodes").In("en"));
        string[] addresses = ["/news/two-nodes", "/api/graphql?query={post(where:{path:\"news/two-nodes\"}){displayText}}", await FeedAsync(client)];
        foreach (var address in addresses)
            await BecomesAsync(client, address, "Said before");

        await fixture.Site.AsAsync(Actor.System, async services =>
        {
            var content = services.GetRequiredService<ContentManager>();
            var live = (await services.GetRequiredService<ContentQuery>().FindAsync(item.ContentItemId, ContentStatus.Published, default))!;
            await content.SaveAsync(live.Clone().Titled("Said after"), new() { Publish = true, BaseVersionId = live.ContentItemVersionId }, default);
        });

        foreach (var address in addresses)
            await BecomesAsync(client, address, "Said after");
    }

    [SkippableFact]
    public async Task What_is_rolled_back_is_announced_to_nobody()
    {
        fixture.Demand();
        var heard = await ListenAsync(() => fixture.Site.AsAsync(Actor.System, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.InTransactionAsync(
                async () =>
                {
                    db.Touch("item:never");
                    await db.SaveChangesAsync();
                    throw new InvalidOperationException("no");
                },
                default));
            db.Touch("item:once");
            await db.SaveChangesAsync();
        }));

        Assert.EndsWith("\nitem:once", Assert.Single(heard), StringComparison.Ordinal);
    }

    /// <summary>PostgreSQL takes less than 8,000 bytes.</summary>
    [SkippableFact]
    public async Task A_change_of_very_many_things_is_announced_as_a_change_of_everything()
    {
        fixture.Demand();
        var heard = await ListenAsync(() => fixture.Site.AsAsync(Actor.System, async services =>
        {
            var db = services.GetRequiredService<CmsDbContext>();
            foreach (var i in Enumerable.Range(0, 1000))
                db.Touch(CacheTags.Item($"{i:000000000000000000000000}"));
            await db.SaveChangesAsync();
        }));

        Assert.EndsWith("\nall", Assert.Single(heard), StringComparison.Ordinal);
    }

    /// <summary>It hears nothing meanwhile, so it trusts nothing that it kept.</summary>
    [SkippableFact]
    public async Task A_node_that_lost_its_connection_forgets_what_it_kept_and_listens_again()
    {
        fixture.Demand();
        await using var other = fixture.Site.AnotherNode();
        using var client = other.Client();
        var name = (await fixture.Site.AsAsync(Actor.System, async services => await services.GetRequiredService<SiteSettingsStore>().GetAsync(default))).SiteName;
        await BecomesAsync(client, "/", name);

        // Nobody announces it, as if it had been made while the connection was down.
        await RunAsync($"""UPDATE "NamedDocument" SET "Json" = replace("Json", '"{name}"', '"Renamed by hand"') WHERE "Kind" = 'Settings'""");
        Assert.Contains(name, await client.GetStringAsync("/"), StringComparison.Ordinal);
        await RunAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'");
        await BecomesAsync(client, "/", "Renamed by hand");

        await BecomesAsync(client, "/api/graphql?query={post(where:{path:\"news/again\"}){displayText}}", "[]");
        await fixture.Site.PublishAsync("Post", i => i.Titled("Heard again").At("news/again").In("en"));
        await BecomesAsync(client, "/api/graphql?query={post(where:{path:\"news/again\"}){displayText}}", "Heard again");
    }

    /// <summary>Whoever has the turn may be killed with it.</summary>
    [SkippableFact]
    public async Task One_node_at_a_time_works_the_outbox_off()
    {
        fixture.Demand();
        await using var other = fixture.Site.AnotherNode();
        var (here, there) = (fixture.Site.Services.GetRequiredService<IOutboxTurn>(), other.Services.GetRequiredService<IOutboxTurn>());
        var turn = await TakeAsync(here);
        Assert.Null(await there.TryTakeAsync(default));
        Assert.Equal(0, await other.Services.GetRequiredService<OutboxWorker>().RunBatchAsync(default));

        await RunAsync("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        await (await TakeAsync(there)).DisposeAsync();
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => turn.DisposeAsync().AsTask());
    }

    // The workers of both nodes look now and then.
    private static async Task<IAsyncDisposable> TakeAsync(IOutboxTurn turns)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Soon; await Task.Delay(20))
        {
            if (await turns.TryTakeAsync(default) is { } turn)
                return turn;
        }

        throw new TimeoutException("The outbox is not left.");
    }

    private static async Task<string> FeedAsync(HttpClient client)
    {
        var page = System.Net.WebUtility.HtmlDecode(await client.GetStringAsync("/news"));
        return Feed().Match(page).Groups[1].Value;
    }

    [GeneratedRegex("<link rel=\"alternate\" type=\"application/rss.xml\" title=\"[^\"]*\" href=\"([^\"]+)\">")]
    private static partial Regex Feed();

    private static async Task BecomesAsync(HttpClient client, string address, string expected)
    {
        var watch = Stopwatch.StartNew();
        string body;
        do
        {
            using var answer = await client.GetAsync(address);
            body = await answer.Content.ReadAsStringAsync();
        }
        while (!body.Contains(expected, StringComparison.Ordinal) && watch.Elapsed < Soon);
        Assert.Contains(expected, body, StringComparison.Ordinal);
    }

    private async Task<List<string>> ListenAsync(Func<Task> change)
    {
        await using var connection = await OpenAsync();
        List<string> heard = [];
        connection.Notification += (_, notification) => heard.Add(notification.Payload);
        await using (var listen = new Npgsql.NpgsqlCommand("LISTEN coprocms", connection))
            await listen.ExecuteNonQueryAsync();
        await change();
        using var patience = new CancellationTokenSource(Soon);
        await connection.WaitAsync(patience.Token);
        return heard;
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<Npgsql.NpgsqlConnection> OpenAsync()
    {
        await using var scope = fixture.Site.Services.CreateAsyncScope();
        var connection = new Npgsql.NpgsqlConnection(scope.ServiceProvider.GetRequiredService<CmsDbContext>().Database.GetConnectionString());
        await connection.OpenAsync();
        return connection;
    }
}
