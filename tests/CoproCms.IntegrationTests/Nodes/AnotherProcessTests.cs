using System.Diagnostics;
using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.Nodes;

/// <summary>A recipe that is run from the command line beside a running server, on one SQLite file: the server serves what it made without a restart.</summary>
public sealed class AnotherProcessTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("copro-beside").FullName;
    private ServerProcess _server = null!;

    public async Task InitializeAsync() => _server = await ServerProcess.StartAsync(_folder, "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:RecipeName=Headless");

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_server_sees_the_types_and_items_of_a_recipe_that_was_run_beside_it()
    {
        using var client = new HttpClient { BaseAddress = _server.Address };
        const string type = "/api/graphql?query={__type(name:\"Leaflet\"){name}}";
        const string items = "/api/graphql?query={leaflet{displayText}}";
        Assert.Equal("""{"data":{"__type":null}}""", await client.GetStringAsync(type));
        Assert.Contains("errors", await client.GetStringAsync(items), StringComparison.Ordinal);

        await RunAsync("""
            {"name":"Leaflets","steps":[
              {"name":"ContentDefinition","ContentTypes":[{"Name":"Leaflet","DisplayName":"Leaflet","Settings":{"ContentTypeSettings":{"Creatable":true}},
                "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}}]}],"ContentParts":[]},
              {"name":"content","Data":[{"ContentItemId":"[js: uuid()]","ContentType":"Leaflet","DisplayText":"Folded","Latest":true,"Published":true,"TitlePart":{"Title":"Folded"}}]}]}
            """);

        await BecomesAsync(client, type, """{"data":{"__type":{"name":"Leaflet"}}}""");
        await BecomesAsync(client, items, """{"data":{"leaflet":[{"displayText":"Folded"}]}}""");
    }

    private static async Task BecomesAsync(HttpClient client, string address, string expected)
    {
        var watch = Stopwatch.StartNew();
        string body;
        while ((body = await client.GetStringAsync(address)) != expected && watch.Elapsed < Soon)
            await Task.Delay(50);
        Assert.Equal(expected, body);
    }

    private async Task RunAsync(string recipe)
    {
        var file = Path.Combine(_folder, "leaflets.recipe.json");
        await File.WriteAllTextAsync(file, recipe);
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "CoproCms.Web.dll"), "recipe", "run", file])
            start.ArgumentList.Add(argument);
        start.Environment["ORCHARD_APP_DATA"] = _folder;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        Assert.True(process.ExitCode == 0, await output + await errors);
    }
}
