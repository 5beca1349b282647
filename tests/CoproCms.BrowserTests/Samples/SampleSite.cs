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
public sealed class SampleSite : CoproSite
{
    private const string Origin = "http://127.0.0.1:8080";

    private readonly string _folder = Directory.CreateTempSubdirectory("copro_samples_").FullName;
    private readonly string _secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
    private WebApplication? _app;

    public Uri App { get; private set; } = null!;

    public string Copies => Path.Combine(_folder, "copies");

    public override async Task InitializeAsync()
    {
        await StartAppAsync();
        await base.InitializeAsync();
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        if (_app is not null)
            await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public Task<(int Code, string Output, string Errors)> SyncAsync(string? secret = null) => Command.RunAsync("PartnerSync.dll",
    [
        new("COPRO_SITE", Address.ToString()), new("COPRO_CLIENT_ID", "partner"), new("COPRO_CLIENT_SECRET", secret ?? _secret), new("COPRO_FOLDER", Copies),
    ]);

    // The app's origin is known only once it listens: ports are handed out freely.
    protected override async Task FillAsync()
    {
        var recipe = await File.ReadAllTextAsync(Repository.PathTo("samples", "samples.recipe.json"));
        Assert.Contains(Origin, recipe);
        await RunRecipeAsync(recipe.Replace(Origin, App.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal), new KeyValuePair<string, string>("COPRO_CLIENT_SECRET", _secret));
    }

    private async Task StartAppAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/config.json", () => Results.Json(new { site = Address.ToString() }));
        _app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(Repository.PathTo("samples", "mobile", "dist")) });
        await _app.StartAsync();
        App = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }
}

[CollectionDefinition(Name)]
public sealed class SampleSiteCollection : ICollectionFixture<SampleSite>
{
    public const string Name = "Samples";
}
