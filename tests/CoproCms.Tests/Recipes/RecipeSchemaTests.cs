using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Hosting;
using CoproCms.Recipes;
using CoproCms.Web;
using CoproCms.Web.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CoproCms.Tests.Recipes;

/// <summary>Editors complete and check recipes by a schema that is made from the steps themselves.</summary>
public sealed class RecipeSchemaTests
{
    private static readonly string[] Keywords =
        ["type", "properties", "required", "items", "additionalProperties", "enum", "minLength", "description"];

    [Fact]
    public async Task The_schema_in_the_recipes_folder_is_the_one_of_the_steps()
    {
        await using var app = Build();
        await using var scope = app.Services.CreateAsyncScope();
        var schema = RecipeSchema.Create(scope.ServiceProvider.GetServices<RecipeStep>(), scope.ServiceProvider.GetServices<PassedOverStep>());
        var stored = await File.ReadAllTextAsync(Path.Combine(Fixture.Root, "recipes", "recipe.schema.json"));
        Assert.True(schema == stored, "recipes/recipe.schema.json is not current: dotnet run --project src/CoproCms.Web -- recipe schema > recipes/recipe.schema.json");
    }

    [Fact]
    public async Task Every_step_keeps_to_the_keywords_that_the_engine_checks()
    {
        await using var app = Build();
        await using var scope = app.Services.CreateAsyncScope();
        Assert.All(scope.ServiceProvider.GetServices<RecipeStep>(), step => Assert.Empty(Strange(step.Schema)));
    }

    [Fact]
    public async Task Every_step_that_is_passed_over_has_no_handler_and_every_name_is_there_once()
    {
        await using var app = Build();
        await using var scope = app.Services.CreateAsyncScope();
        var names = scope.ServiceProvider.GetServices<RecipeStep>().Select(s => s.Name).Concat(scope.ServiceProvider.GetServices<PassedOverStep>().Select(s => s.Name));
        Assert.Empty(names.GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(["--contentRoot", Fixture.Root, "--ORCHARD_APP_DATA", Path.GetTempPath()]);
        builder.AddCoproCms(cms =>
        {
            cms.UseDatabase();
            SiteModules.Add(cms);
        });
        return builder.Build();
    }

    private static IEnumerable<string> Strange(JsonObject schema) =>
        schema.Select(p => p.Key).Where(k => !Keywords.Contains(k))
            .Concat(schema.Object("properties")?.SelectMany(p => Strange((JsonObject)p.Value!)) ?? [])
            .Concat(schema.Object("items") is { } items ? Strange(items) : [])
            .Concat(schema.Object("additionalProperties") is { } other ? Strange(other) : []);
}
