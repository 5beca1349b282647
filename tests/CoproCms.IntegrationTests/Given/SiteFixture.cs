using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Given;

/// <summary>
/// A site for one test class: a copy of a site that was set up once for the whole run. Derived tests run on each database;
/// where one is missing they are skipped for all to see, or fail when skips are forbidden.
/// </summary>
public abstract class SiteFixture(TestDatabase database, string recipe = "Copro") : IAsyncLifetime
{
    private static readonly ConcurrentDictionary<(TestDatabase, string), Lazy<Task<Site>>> SetUp = new();
    private Site? _site;

    /// <summary>The running site. Where its database is missing, asking for it skips the test.</summary>
    public Site Site
    {
        get
        {
            Demand();
            return _site ?? throw new InvalidOperationException("The site was not started.");
        }
    }

    public TestDatabase Database { get; } = database;

    /// <summary>Settings beside the ordinary ones.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Settings => [];

    /// <summary>Adds what only the test has, or replaces what the site has, such as its clock.</summary>
    protected virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Gives the site what every test of the class needs.</summary>
    protected virtual Task FillAsync() => Task.CompletedTask;

    public async Task InitializeAsync()
    {
        if (Database.Missing is not null)
            return;
        _site = await Site.StartAsync(Database, recipe, await SetUpAsync(Database, recipe), Settings, AddServices);
        await FillAsync();
    }

    public async Task DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }

    /// <summary>Skips the test when its database is missing.</summary>
    public void Demand()
    {
        if (Database.Missing is { } reason && Environment.GetEnvironmentVariable("COPROCMS_TESTS_FORBID_SKIPS") == "1")
            Assert.Fail(reason);
        Skip.If(Database.Missing is not null, Database.Missing);
    }

    private static Task<Site> SetUpAsync(TestDatabase database, string recipe) =>
        SetUp.GetOrAdd((database, recipe), key => new(async () =>
        {
            var site = await Site.StartAsync(key.Item1, key.Item2);
            await site.StopAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            return site;
        })).Value;
}

public sealed class SqliteSite() : SiteFixture(TestDatabase.Sqlite);

public sealed class PostgresSite() : SiteFixture(TestDatabase.Postgres);
