using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CoproCms.IntegrationTests.Given;
using Microsoft.Data.Sqlite;

namespace CoproCms.IntegrationTests.Durability;

/// <summary>The server may die at any moment: what it said it had saved is saved, and the database opens.</summary>
public sealed class KillTests : IAsyncDisposable
{
    private const int Publishes = 200;
    private const int FewestKills = 10;
    private const string Tenant = "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:";

    private readonly string _appData = Directory.CreateTempSubdirectory("copro_kill_").FullName;

    [Fact]
    public async Task Killing_the_server_at_random_moments_loses_no_acknowledged_write()
    {
        var acknowledged = new ConcurrentDictionary<string, string>();
        var random = new Random(20141124);
        var kills = 0;
        while (acknowledged.Count < Publishes || kills < FewestKills)
        {
            await using var server = await StartAsync();
            using var client = await server.SignInAsync();
            using var over = new CancellationTokenSource();
            var publishing = Task.WhenAll(PublishAsync(client, acknowledged, over.Token), PublishAsync(client, acknowledged, over.Token));
            await Task.Delay(random.Next(300, 1500));
            await server.KillAsync();
            await over.CancelAsync();
            await publishing;
            kills++;
            Assert.True(kills < 100, $"Only {acknowledged.Count} writes were acknowledged in {kills} lives of the server.");
        }

        await using var last = await StartAsync();
        using var reader = await last.SignInAsync();
        foreach (var (id, title) in acknowledged)
        {
            var item = await reader.GetFromJsonAsync<JsonObject>($"/api/content/{id}");
            Assert.Equal(title, item!["DisplayText"]!.GetValue<string>());
        }

        await last.StopAsync();
        Assert.Equal("ok", await IntegrityAsync());
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_appData, recursive: true);
        return default;
    }

    private Task<ServerProcess> StartAsync() =>
        ServerProcess.StartAsync(_appData, Tenant + "RecipeName=Headless", Tenant + "AdminUsername=" + Site.AdminName, Tenant + "AdminPassword=" + Site.AdminPassword);

    private static async Task PublishAsync(HttpClient client, ConcurrentDictionary<string, string> acknowledged, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            var title = $"Written before the lights went out {Guid.NewGuid():N}";
            try
            {
                using var answer = await client.PostAsJsonAsync("/api/content", new JsonObject { ["ContentType"] = "Post", ["TitlePart"] = new JsonObject { ["Title"] = title } }, over);
                Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(over));
                var item = await answer.Content.ReadFromJsonAsync<JsonObject>(over);
                acknowledged[item!["ContentItemId"]!.GetValue<string>()] = title;
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException or IOException)
            {
                // Killed before it could answer: nothing was promised.
                return;
            }
        }
    }

    private async Task<string?> IntegrityAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_appData, "CoproCms.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string?)await command.ExecuteScalarAsync();
    }
}
