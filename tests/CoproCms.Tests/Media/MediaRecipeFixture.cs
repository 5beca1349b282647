using System.Text.Json.Nodes;
using CoproCms.Data;
using CoproCms.Media;
using CoproCms.Media.Files;
using CoproCms.Outbox;
using CoproCms.Recipes;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Media;

/// <summary>Runs single media steps against the engine, as the recipe engine does: check, then run in a transaction.</summary>
internal sealed class MediaRecipeFixture : IAsyncDisposable
{
    private readonly string _root;

    private MediaRecipeFixture(Engine engine, string root) => (Engine, _root) = (engine, root);

    public Engine Engine { get; }

    public MediaFiles Files => Engine.Get<MediaFiles>();

    public string Beside => Directory.CreateDirectory(Path.Combine(_root, "recipe")).FullName;

    public string[] Staged => Directory.GetFiles(Path.Combine(_root, "MediaStaging"));

    public static async Task<MediaRecipeFixture> StartAsync(params (string Key, string Value)[] settings)
    {
        var root = Directory.CreateTempSubdirectory("copro-media").FullName;
        return new(await Engine.StartAsync(services => MediaFixture.Add(services, root, settings)), root);
    }

    public async Task<RecipeReport> RunAsync(string step, bool lenient = false, bool dryRun = false, bool fail = false)
    {
        await using var session = Engine.As();
        var json = JsonNode.Parse(step)!.AsObject();
        var run = new RecipeRun(new() { Lenient = lenient, DryRun = dryRun }, Definitions.ContentDefinitions.Empty, "site");
        var recipe = new RecipeDocument("test.recipe.json", json, new RecipeFolder(Beside));
        var name = (string)json["name"]!;
        var context = new RecipeStepContext(run, recipe, name, "steps/0", new(json), json);
        var handler = session.Get<IEnumerable<RecipeStep>>().Single(s => s.Name == name);
        await handler.CheckAsync(context, default);
        run.Report.ThrowIfAnyError();
        await session.Db.InTransactionAsync(async () =>
        {
            await handler.RunAsync(context, default);
            await session.Db.SaveChangesAsync();
            if (fail)
                throw new InvalidOperationException("Something later in the recipe failed.");
        }, default);
        return run.Report;
    }

    /// <summary>Does what stands in the outbox.</summary>
    public Task<int> PlaceAsync() => Engine.Get<OutboxWorker>().RunBatchAsync(default);

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
