using System.Text;
using CoproCms.GraphQL;
using CoproCms.Hosting;
using CoproCms.Queries;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CoproCms.Redirects;
using CoproCms.Tests.Given;
using CoproCms.Theming.Liquid;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Tests.Recipes;

/// <summary>An engine that runs recipes written in the test, with a folder for the files beside them.</summary>
internal sealed class RecipeSite : IAsyncDisposable
{
    public const string FileName = "test.recipe.json";

    private RecipeSite(Engine engine, string root) => (Engine, Root) = (engine, root);

    public Engine Engine { get; }

    public string Root { get; }

    public static async Task<RecipeSite> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, params TypeBuilder[] types)
    {
        var root = Directory.CreateTempSubdirectory("copro-recipes").FullName;
        Directory.CreateDirectory(Path.Combine(root, "themes", "Copro"));
        await File.WriteAllTextAsync(Path.Combine(root, "themes", "Copro", "theme.json"), "{}");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();
        var engine = await Engine.StartAsync(services =>
        {
            services.AddSingleton<IConfiguration>(configuration).AddSingleton<IHostEnvironment>(new Environment(root));
            services.AddSingleton<LiquidEngine>();
            new CmsBuilder(services, configuration).Add<RecipesModule>().Add<RedirectsModule>().Add<GraphQLModule>().Add<QueriesModule>();
        }, types);
        await using var session = engine.As();
        await session.Get<SiteIdentity>().RememberAsync("Test", new Dictionary<string, string?> { ["SiteName"] = "Copro" }, default);
        return new(engine, root);
    }

    /// <summary>A recipe with these steps, each in JSON.</summary>
    public static string Steps(params string[] steps) => $$"""{"name":"Test","steps":[{{string.Join(',', steps)}}]}""";

    public RecipeDocument Read(string json) => RecipeReader.Read(FileName, Encoding.UTF8.GetBytes(json), new RecipeFolder(Root));

    public Task<RecipeReport> RunAsync(string json, bool lenient = false, bool dryRun = false) =>
        RunAsync(json, new RecipeOptions { Lenient = lenient, DryRun = dryRun, MayReadSettings = true });

    public async Task<RecipeReport> RunAsync(string json, RecipeOptions options)
    {
        await using var session = Engine.As();
        return await session.Get<RecipeRunner>().RunAsync(Read(json), options, default);
    }

    /// <summary>The faults that keep the recipe from being run, as people see them.</summary>
    public async Task<string[]> FaultsAsync(string json, bool lenient = false) =>
        [.. (await Assert.ThrowsAsync<InvalidRecipeException>(() => RunAsync(json, lenient))).Faults.Select(f => f.ToString())];

    public Task WriteAsync(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.WriteAllTextAsync(file, text);
    }

    /// <summary>How many rows each table holds, to see that nothing was written.</summary>
    public async Task<string> RowsAsync()
    {
        await using var session = Engine.As();
        var db = session.Db;
        return $"{await db.Items.CountAsync()} {await db.Versions.CountAsync()} {await db.ContentIndex.CountAsync()} {await db.FieldIndex.CountAsync()} "
            + $"{await db.Documents.CountAsync()} {await db.Outbox.CountAsync()} {await db.NestedItems.CountAsync()}";
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }

    private sealed class Environment(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";
        public string ApplicationName { get; set; } = "CoproCms";
        public string ContentRootPath { get; set; } = root;
        public IFileProvider ContentRootFileProvider { get; set; } = new PhysicalFileProvider(root);
    }
}
