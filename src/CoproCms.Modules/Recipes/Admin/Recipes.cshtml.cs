using CoproCms.Admin;
using CoproCms.Errors;
using CoproCms.Recipes.Running;
using Microsoft.AspNetCore.Mvc;

namespace CoproCms.Recipes.Admin;

/// <summary>The recipes that came with the site, and the last runs.</summary>
[AdminPermission(RecipesModule.ManageRecipes)]
internal sealed class RecipesModel(RecipeCatalog catalog, RecipeJobs jobs) : AdminPage
{
    public IReadOnlyList<RecipeDocument> Recipes { get; private set; } = [];

    /// <summary>Why the recipes cannot be listed.</summary>
    public IReadOnlyList<RecipeFault> Faults { get; private set; } = [];

    public IReadOnlyList<RecipeJob> Jobs => [.. jobs.Recent.Where(j => j.Source.Kind == RecipeSourceKind.Shipped)];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        try
        {
            Recipes = await catalog.ListAsync(cancellationToken);
        }
        catch (InvalidRecipeException error)
        {
            Faults = error.Faults;
        }
    }

    /// <param name="file">The recipe's file name.</param>
    /// <param name="cancellationToken">Stops reading the recipes.</param>
    public async Task<IActionResult> OnPostAsync(string? file, CancellationToken cancellationToken)
    {
        if ((await catalog.ListAsync(cancellationToken)).FirstOrDefault(r => r.FileName == file) is not { } recipe)
            throw new NotFoundException($"There is no recipe '{file}'.");
        var source = new RecipeSource(RecipeSourceKind.Shipped, recipe.FileName, async cancelled =>
            RecipePackage.Of((await catalog.ListAsync(cancelled)).First(r => r.FileName == file)));
        return LocalRedirect(Url.Content($"~/Admin/Recipes/Runs/{jobs.Start(source, isRehearsal: true, Actor).Id}"));
    }
}
