using CoproCms.IntegrationTests.Given;
using Microsoft.Data.Sqlite;

namespace CoproCms.IntegrationTests.Setup;

/// <summary>A set-up that cannot be done says why in one line, ends with an exit code, and leaves an empty database for the next try.</summary>
public sealed class FailedSetupTests : IDisposable
{
    private const string Tenant = "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:";
    private readonly string _appData = Directory.CreateTempSubdirectory("copro-setup").FullName;

    [Fact]
    public async Task A_recipe_that_does_not_exist_is_named_with_those_that_do()
    {
        await using var server = await FailAsync($"{Tenant}RecipeName=Corpo");
        Assert.Contains("The site could not be set up: there is no recipe named 'Corpo' in the folder recipes; did you mean 'Copro'?", server.Output);
        Assert.DoesNotContain("   at CoproCms", server.Output);
        Assert.Equal(0, Rows());
    }

    [Fact]
    public async Task A_password_that_is_too_weak_leaves_an_empty_database_and_the_next_start_succeeds()
    {
        await using (var server = await FailAsync($"{Tenant}RecipeName=Headless", $"{Tenant}AdminPassword=a"))
            Assert.Contains("The site could not be set up:", server.Output);
        Assert.Equal(0, Rows());

        await using var second = await ServerProcess.StartAsync(_appData, $"{Tenant}RecipeName=Headless");
        Assert.Matches("user name +admin", second.Output);
        Assert.Matches(@"password +\S{24} ", second.Output);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_appData, recursive: true);
    }

    private async Task<ServerProcess> FailAsync(params string[] settings)
    {
        var server = ServerProcess.Start(_appData, settings);
        for (var i = 0; i < 600 && !server.HasExited; i++)
            await Task.Delay(100);
        Assert.True(server.HasExited, server.Output);
        Assert.Equal(1, server.ExitCode);
        return server;
    }

    private long Rows()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_appData, "CoproCms.db")};Pooling=False");
        connection.Open();
        using var tables = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'", connection);
        var names = new List<string>();
        using (var reader = tables.ExecuteReader())
        {
            while (reader.Read())
                names.Add(reader.GetString(0));
        }

        Assert.NotEmpty(names);
        return names.Sum(name =>
        {
            using var count = new SqliteCommand($"SELECT COUNT(*) FROM \"{name}\"", connection);
            return (long)count.ExecuteScalar()!;
        });
    }
}
