using CoproCms.IntegrationTests.Given;

namespace CoproCms.IntegrationTests.Setup;

/// <summary>The command line tells what it did on the standard output, what is wrong on the other, and ends with a code that scripts can trust.</summary>
public sealed class CommandLineTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("copro-commands").FullName;

    public async Task InitializeAsync()
    {
        await using var server = await ServerProcess.StartAsync(_folder, "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:RecipeName=Headless");
        await server.StopAsync();
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_recipe_is_planned_run_and_run_again()
    {
        var recipe = await WriteAsync("""{"name":"Test","steps":[{"name":"Templates","Templates":{"Content__Box":{"Content":"x"}}}]}""");
        var (plan, planned, _) = await RunAsync("recipe", "plan", recipe);
        Assert.Equal((0, "created   template Content__Box\nWould be: 1 created\n"), (plan, planned));
        var (run, done, progress) = await RunAsync("recipe", "run", recipe);
        Assert.Equal((0, "created   template Content__Box\n1 created\n"), (run, done));
        Assert.Contains("Templates", progress);
        Assert.Equal("1 unchanged\n", (await RunAsync("recipe", "run", recipe)).Output);
    }

    [Fact]
    public async Task A_recipe_with_a_fault_ends_with_a_code_and_names_the_fault()
    {
        var recipe = await WriteAsync("""{"name":"Test","steps":[{"name":"Templaets"}]}""");
        var (code, output, errors) = await RunAsync("recipe", "run", recipe);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("test.recipe.json steps/0/name: there is no step 'Templaets'; did you mean 'Templates'?", errors);
        Assert.Equal(0, (await RunAsync("recipe", "run", recipe, "--lenient")).Code);
    }

    [Fact]
    public async Task Words_that_are_not_understood_are_named()
    {
        var (code, _, errors) = await RunAsync("recipe", "plan", "x.json", "--lenien");
        Assert.Equal(1, code);
        Assert.Contains("'--lenien' is not understood here", errors);
        Assert.Equal(1, (await RunAsync("recpie")).Code);
        Assert.Contains("recipe", (await RunAsync("--help")).Output);
    }

    [Fact]
    public async Task A_site_that_is_not_set_up_runs_no_recipe()
    {
        var recipe = await WriteAsync("""{"name":"Test","steps":[]}""");
        var (code, _, errors) = await RunAsync("recipe", "run", recipe, $"--ORCHARD_APP_DATA={Path.Combine(_folder, "empty")}");
        Assert.Equal(1, code);
        Assert.Contains("The site is not set up yet.", errors);
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_set_the_site_up_once()
    {
        var appData = Path.Combine(_folder, "twice");
        const string recipe = "--OrchardCore:OrchardCore_AutoSetup:Tenants:0:RecipeName=Headless";
        await using var one = ServerProcess.Start(appData, recipe);
        await using var two = ServerProcess.Start(appData, recipe);
        await Task.WhenAll(one.UntilReadyAsync(), two.UntilReadyAsync());
        Assert.Single(new[] { one.Output, two.Output }, o => o.Contains("is set up:", StringComparison.Ordinal));
    }

    private async Task<string> WriteAsync(string recipe)
    {
        var file = Path.Combine(_folder, "test.recipe.json");
        await File.WriteAllTextAsync(file, recipe);
        return file;
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) =>
        Command.RunAsync("CoproCms.Web.dll", [new("ORCHARD_APP_DATA", _folder)], arguments);
}
