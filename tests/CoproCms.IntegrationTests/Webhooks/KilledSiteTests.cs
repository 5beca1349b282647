using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoproCms.Hosting;
using CoproCms.IntegrationTests.Given;
using CoproCms.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace CoproCms.IntegrationTests.Webhooks;

/// <summary>Between the commit and the delivery the server may die: what it said it had published is told all the same.</summary>
public sealed class KilledSiteTests : IAsyncDisposable
{
    private const string Tenant = "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:";

    private readonly string _appData = Directory.CreateTempSubdirectory("copro_hooks_").FullName;

    [Fact]
    public async Task Killing_the_server_before_a_delivery_loses_none()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = context => Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted);
        string secret;
        await using (var server = await StartAsync())
        {
            using var client = await server.SignInAsync();
            using var created = await client.PostAsJsonAsync("/api/webhooks", new { url = receiver.Url });
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
            secret = (await created.Content.ReadFromJsonAsync<JsonObject>())!["secret"]!.GetValue<string>();
            for (var i = 0; i < 3; i++)
            {
                using var saved = await client.PostAsJsonAsync("/api/content", new JsonObject { ["ContentType"] = "Post", ["TitlePart"] = new JsonObject { ["Title"] = $"Kept {i}" } });
                Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
            }

            await receiver.UntilAsync(1);
            await server.KillAsync();
        }

        var before = receiver.Received.Count;
        receiver.Answer = _ => Task.CompletedTask;
        await using var again = await StartAsync();
        for (var i = 0; i < 300 && Told().Count < 3; i++)
            await Task.Delay(100);
        Assert.Equal(["Kept 0", "Kept 1", "Kept 2"], Told().Order());
        Assert.All(receiver.Received, m => Assert.True(m.IsSignedWith(secret)));
        Assert.Equal(3, receiver.Received.Select(m => m.Headers["webhook-id"]).Distinct().Count());

        List<string?> Told() => [.. receiver.Received.Skip(before).Select(m => m.Title)];
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_appData, recursive: true);
        return default;
    }

    private Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(
        _appData, Tenant + "RecipeName=Headless", Tenant + "AdminUsername=" + Site.AdminName, Tenant + "AdminPassword=" + Site.AdminPassword,
        $"--{OutboundGuard.Setting}:0={WebhookReceiver.Network}", "--CoproCms:Webhooks:TimeLimit=1");
}
