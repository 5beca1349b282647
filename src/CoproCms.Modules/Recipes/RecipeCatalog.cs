using CoproCms.Recipes.Reading;
using Microsoft.Extensions.Hosting;

namespace CoproCms.Recipes;

/// <summary>The recipes that come with the site: <c>recipes/*.recipe.json</c>, known by their root name.</summary>
public sealed class RecipeCatalog(IHostEnvironment environment)
{
    private const string Pattern = "*.recipe.json";

    /// <exception cref="InvalidRecipeException">One of the files cannot be read.</exception>
    public async Task<IReadOnlyList<RecipeDocument>> ListAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(environment.ContentRootPath, "recipes");
        List<RecipeDocument> recipes = [];
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, Pattern).Order(StringComparer.Ordinal))
                recipes.Add(await RecipeReader.ReadFileAsync(file, cancellationToken));
        }

        return recipes;
    }
}
