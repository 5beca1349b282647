using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Errors;

namespace CoproCms.Recipes.Steps;

/// <summary>Brings in other recipes of this site by name; their steps come after this one.</summary>
internal sealed class RecipesStep(RecipeCatalog catalog) : RecipeStep
{
    public override string Name => "recipes";

    public override JsonObject Schema => StepSchema.Object(("Values", StepSchema.List(StepSchema.Object(
        ("executionid", StepSchema.Text("Orchard Core's name of the module; not used here.")),
        ("name", StepSchema.Name("The recipe's root name."))).Required("name")))).Required("Values");

    public override async Task<IReadOnlyList<RecipeDocument>> IncludeAsync(RecipeStepContext step, CancellationToken cancellationToken)
    {
        var known = await catalog.ListAsync(cancellationToken);
        List<RecipeDocument> included = [];
        foreach (var (i, value) in step.Json.Objects("Values").Index())
        {
            var name = value.Text("name")!;
            if (known.FirstOrDefault(r => r.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } recipe)
                included.Add(recipe);
            else
                step.Unknown($"Values/{i}/name", "recipe.unknown", $"there is no recipe '{name}'{NearestName.Hint(name, known.Select(r => r.Name))}");
        }

        return included;
    }

    public override Task RunAsync(RecipeStepContext step, CancellationToken cancellationToken) => Task.CompletedTask;
}
