using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CoproCms.BrowserTests.Given;
using CoproCms.IntegrationTests.Given;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace CoproCms.BrowserTests.Samples;

/// <summary>A site as the samples' README makes it, and beside it, on another origin, the mobile app's files.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    private const string Origin = "http://127.0.0.1:8080";

    private readonly string _folder = Directory.CreateTempSubdirectory("copro_samples_").FullName;
    private readonly string _secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
    private ServerProcess? _server;
    private WebApplication? _app;

    public Uri Site => _server!.Address;

    public Uri App { get; private set; } = null!;

    public string Copies => Path.Combine(_folder, "copies");

    private string Data => Path.Combine(_folder, "data");

    public async Task InitializeAsync()
    {
        await StartAppAsync();
        const string tenant = "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:";
        string[] administrator = [tenant + "AdminUsername=" + CoproSite.AdminName, tenant + "AdminPassword=" + CoproSite.AdminPassword];
        await using (var first = await ServerProcess.StartAsync(Data, administrator))
            await first.StopAsync();
        var (code, _, errors) = await Command.RunAsync("CoproCms.Web.dll", [new("ORCHARD_APP_DATA", Data), new("COPRO_CLIENT_SECRET", _secret)], "recipe", "run", await RecipeAsync());
        Assert.True(code == 0, errors);
        _server = await ServerProcess.StartAsync(Data);
    }

    public async Task DisposeAsync()
    {
        if (_app is not null)
            await _app.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public Task<(int Code, string Output, string Errors)> SyncAsync(string? secret = null) => Command.RunAsync("PartnerSync.dll",
    [
        new("COPRO_SITE", Site.ToString()), new("COPRO_CLIENT_ID", "partner"), new("COPRO_CLIENT_SECRET", secret ?? _secret), new("COPRO_FOLDER", Copies),
    ]);

    // The app's origin is known only once it listens: ports are handed out freely.
    private async Task<string> RecipeAsync()
    {
        var recipe = await File.ReadAllTextAsync(Repository.PathTo("samples", "samples.recipe.json"));
        Assert.Contains(Origin, recipe);
        var file = Path.Combine(_folder, "samples.recipe.json");
        await File.WriteAllTextAsync(file, recipe.Replace(Origin, App.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal));
        return file;
    }

    private async Task StartAppAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/config.json", () => Results.Json(new { site = Site.ToString() }));
        _app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(Repository.PathTo("samples", "mobile", "dist")) });
        await _app.StartAsync();
        App = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }
}
