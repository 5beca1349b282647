using System.Globalization;
using CoproCms.IntegrationTests.Given;
using Microsoft.Playwright;

namespace CoproCms.BrowserTests.Given;

/// <summary>One server, set up from the Copro recipe, and one Chromium, for all tests of a collection.</summary>
public class CoproSite : IAsyncLifetime
{
    private const float Patience = 20_000;
    private const float PatienceForPages = 90_000;

    // Makes every script and every answer to one late, so that a test or a page that does not wait for it fails here and not on a busy machine.
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(int.Parse(Environment.GetEnvironmentVariable("COPROCMS_TEST_LATENESS") ?? "0", CultureInfo.InvariantCulture));

    private readonly string _appData = Path.Combine(Path.GetTempPath(), "copro_browser_" + Guid.NewGuid().ToString("N"));
    private readonly HashSet<string> _recipes = [];
    private ServerProcess? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public const string AdminName = "admin";
    public const string AdminPassword = "Correct-Horse-42-Battery!";

    public Uri Address => _server!.Address;

    /// <summary>Settings beside the ordinary ones, as words after the program.</summary>
    protected virtual IEnumerable<string> Arguments => [];

    protected static bool IsAvailable => Chromium is not null;

    private static string? Chromium => new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(File.Exists);

    public virtual async Task InitializeAsync()
    {
        if (Chromium is null)
            return;
        await SetUpSite.CopyAsync(_appData);
        await FillAsync();
        _server = await ServerProcess.StartAsync(_appData, ["--CoproCms:Outbound:AllowedNetworks:0=127.0.0.0/8", .. Arguments]);
        // A machine that does something else besides may take its time.
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public virtual async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        if (Directory.Exists(_appData))
            Directory.Delete(_appData, recursive: true);
    }

    /// <summary>A fresh page as a visitor with the given screen sees it. Any request to another host fails the test that made it.</summary>
    /// <param name="path">Where the visitor goes.</param>
    /// <param name="screen">What with.</param>
    /// <param name="method">How the page itself is asked for, when not by following a link.</param>
    public async Task<IPage> OpenAsync(string path, Screen screen, string? method = null)
    {
        var page = await NewPageAsync(screen);
        page.Request += (_, request) => Assert.StartsWith(Address.ToString(), request.Url, StringComparison.Ordinal);
        if (method is not null)
            await page.RouteAsync(url => new Uri(url).AbsolutePath == path, route => route.ContinueAsync(new() { Method = method }));
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        return page;
    }

    /// <summary>Closes all pages: one that stays open goes on asking the server.</summary>
    public async Task CloseAllAsync()
    {
        foreach (var context in _browser?.Contexts ?? [])
            await context.CloseAsync();
    }

    /// <summary>Runs a recipe on the site from the command line, as its owner would: once for all tests that ask for it.</summary>
    /// <param name="recipe">The text of it.</param>
    /// <param name="environment">Variables that it reads.</param>
    public async Task RunRecipeAsync(string recipe, params IEnumerable<KeyValuePair<string, string>> environment)
    {
        if (!_recipes.Add(recipe))
            return;
        var file = Path.Combine(_appData, Guid.NewGuid().ToString("N") + ".recipe.json");
        await File.WriteAllTextAsync(file, recipe);
        var (code, _, errors) = await Command.RunAsync("CoproCms.Web.dll", [new("ORCHARD_APP_DATA", _appData), .. environment], "recipe", "run", file);
        Assert.True(code == 0, errors);
    }

    /// <summary>An empty page as a visitor with the given screen has it.</summary>
    /// <param name="screen">What with.</param>
    /// <param name="session">Cookies and storage of a browser that was here before, as Playwright writes them.</param>
    /// <param name="address">Of another site; this one's when there is none.</param>
    public async Task<IPage> NewPageAsync(Screen screen, string? session = null, Uri? address = null)
    {
        Demand();
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = (address ?? Address).ToString(),
            StorageState = session,
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = screen.JavaScript,
            ReducedMotion = screen.Motion ? ReducedMotion.NoPreference : ReducedMotion.Reduce,
        });
        context.SetDefaultNavigationTimeout(PatienceForPages);
        if (Lateness > TimeSpan.Zero)
            await context.RouteAsync("**/*", ContinueLateAsync);
        return await context.NewPageAsync();
    }

    private static async Task ContinueLateAsync(IRoute route)
    {
        if (route.Request.ResourceType is "script" or "fetch" or "xhr")
            await Task.Delay(Lateness);
        await route.ContinueAsync();
    }

    /// <summary>Turns the phone into a desktop, or the light off.</summary>
    public static async Task LookAsAsync(IPage page, Screen screen)
    {
        await page.SetViewportSizeAsync(screen.Width, screen.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light });
    }

    /// <summary>Gives the site what every test needs, before it starts.</summary>
    protected virtual Task FillAsync() => Task.CompletedTask;

    /// <summary>Skips the test where there is no Chromium, or fails it when skips are forbidden.</summary>
    public static void Demand()
    {
        const string reason = "No Chromium found: install Debian's chromium, or name one in the variable CHROMIUM.";
        if (Chromium is null && Environment.GetEnvironmentVariable("COPROCMS_TESTS_FORBID_SKIPS") == "1")
            Assert.Fail(reason);
        Skip.If(Chromium is null, reason);
    }
}

/// <summary>How a visitor looks at the site.</summary>
public sealed record Screen(int Width, bool Dark = false, bool JavaScript = true, bool Motion = false)
{
    public static readonly Screen Phone = new(390);
    public static readonly Screen Desktop = new(1280);

    public int Height => Width < 600 ? 844 : 900;
}

[CollectionDefinition(Name)]
public sealed class CoproSiteCollection : ICollectionFixture<CoproSite>
{
    public const string Name = "Copro";
}
