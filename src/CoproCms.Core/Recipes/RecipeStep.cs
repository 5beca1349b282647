using System.Text.Json.Nodes;

namespace CoproCms.Recipes;

/// <summary>Carries out one kind of recipe step. Registered with <c>services.AddRecipeStep&lt;T&gt;()</c>.</summary>
public abstract class RecipeStep
{
    /// <summary>As recipes name it; the case does not matter.</summary>
    public abstract string Name { get; }

    /// <summary>The JSON Schema of the step's own properties.</summary>
    public abstract JsonObject Schema { get; }
}
