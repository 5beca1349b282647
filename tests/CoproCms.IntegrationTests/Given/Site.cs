using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.Security;
using CoproCms.Web.Database;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.IntegrationTests.Given;

/// <summary>The whole application on a database of its own, set up from a recipe.</summary>
public sealed partial class Site : IAsyncDisposable
{
    public const string AdminName = "admin";
    public const string AdminPassword = "Correct-Horse-42-Battery!";

    private readonly TestDatabase _database;
    private readonly string _name;
    private readonly Func<WebApplicationFactory<Program>> _start;
    private readonly WebApplicationFactory<Program> _factory;
    private readonly bool _isFirst;

    private Site(TestDatabase database, string name, string appData, Func<WebApplicationFactory<Program>> start, bool isFirst = true) =>
        (_database, _name, AppData, _start, _factory, _isFirst) = (database, name, appData, start, start(), isFirst);

    public string AppData { get; }

    public IServiceProvider Services => _factory.Services;

    /// <summary>The name of the site's database, where it is one of a server.</summary>
    public string DatabaseName => _name;

    /// <summary>Sets a site up from a recipe, or starts a copy of one that was.</summary>
    public static async Task<Site> StartAsync(
        TestDatabase database, string recipe, Site? copyOf = null, IEnumerable<KeyValuePair<string, string>>? settings = null, Action<IServiceCollection>? services = null)
    {
        var name = "copro_" + Guid.NewGuid().ToString("N");
        var appData = Path.Combine(Path.GetTempPath(), name);
        if (copyOf is not null)
            Copy(copyOf.AppData, appData);
        var databaseSettings = await database.CreateAsync(name, copyOf?._name);
        var site = new Site(database, name, appData, () => Factory(recipe, appData, [.. databaseSettings, .. settings ?? []], services ?? (_ => { })));
        site.Client().Dispose();
        return site;
    }

    /// <summary>Another node of the same site: it shares database and files, and ends before this one.</summary>
    public Site AnotherNode()
    {
        var node = new Site(_database, _name, AppData, _start, isFirst: false);
        node.Client().Dispose();
        return node;
    }

    /// <summary>A client that follows no redirects and keeps no cookies, so that tests see what the server says.</summary>
    public HttpClient Client() => _factory.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });

    /// <summary>A client with a cookie jar, as a browser has.</summary>
    public HttpClient Browser() => _factory.CreateClient(new() { AllowAutoRedirect = true, HandleCookies = true });

    /// <summary>A browser that shows each redirect before it follows it.</summary>
    public HttpClient SlowBrowser()
    {
        var browser = _factory.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = true });
        browser.BaseAddress = new("https://localhost/");
        return browser;
    }

    /// <summary>A browser in which someone has signed in.</summary>
    public async Task<HttpClient> SignInAsync(string name = AdminName, string password = AdminPassword)
    {
        var browser = Browser();
        browser.BaseAddress = new("https://localhost/");
        var page = await browser.GetStringAsync("/Login");
        var token = AntiforgeryToken().Match(page).Groups[1].Value;
        var answer = await browser.PostAsync("/Login", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["LoginForm.UserName"] = name,
            ["LoginForm.Password"] = password,
            ["__RequestVerificationToken"] = token,
        }));
        Assert.NotEqual("/Login", answer.RequestMessage!.RequestUri!.AbsolutePath);
        return browser;
    }

    /// <summary>Runs engine code in a scope of its own, acting as the given actor.</summary>
    public async Task<T> AsAsync<T>(Actor actor, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        return await work(scope.ServiceProvider);
    }

    public Task AsAsync(Actor actor, Func<IServiceProvider, Task> work) => AsAsync(actor, async services => { await work(services); return true; });

    /// <summary>Creates and publishes an item as the system.</summary>
    public Task<ContentItem> PublishAsync(string contentType, Action<ContentItem> fill) => AsAsync(Actor.System, async services =>
    {
        var content = services.GetRequiredService<ContentManager>();
        var item = await content.NewAsync(contentType, default);
        fill(item);
        return await content.SaveAsync(item, new() { Publish = true }, default);
    });

    /// <summary>Stops the host and keeps database and files, so that another site can be started as a copy.</summary>
    public ValueTask StopAsync() => _factory.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        if (!_isFirst)
            return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await _database.DropAsync(_name);
        if (Directory.Exists(AppData))
            Directory.Delete(AppData, recursive: true);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();

    private static WebApplicationFactory<Program> Factory(string recipe, string appData, IReadOnlyList<KeyValuePair<string, string>> settings, Action<IServiceCollection> services) =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            const string tenant = "OrchardCore:OrchardCore_AutoSetup:Tenants:0:";
            host.UseContentRoot(Repository.Root);
            host.UseEnvironment("Production");
            host.UseSetting("ORCHARD_APP_DATA", appData);
            host.UseSetting(tenant + "RecipeName", recipe);
            host.UseSetting(tenant + "AdminUsername", AdminName);
            host.UseSetting(tenant + "AdminPassword", AdminPassword);
            host.UseSetting("Logging:LogLevel:Default", "Warning");
            // Else commands are told to no SqlLog that begins within a second of one that nobody wanted to know of.
            host.ConfigureServices(services => services
                .ConfigureDbContext<SqliteCmsDbContext>(options => options.ConfigureLoggingCacheTime(TimeSpan.Zero))
                .ConfigureDbContext<PostgresCmsDbContext>(options => options.ConfigureLoggingCacheTime(TimeSpan.Zero)));

            // All tests of a class come from one address.
            host.UseSetting("CoproCms:RateLimits:AddressPerMinute", "0");
            host.UseSetting("CoproCms:RateLimits:ConnectPerMinute", "0");
            host.UseSetting("CoproCms:SignIn:AttemptsPerMinute", "1000");
            foreach (var (key, value) in settings)
                host.UseSetting(key, value);
            host.ConfigureTestServices(services);
        });

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
