using System.Text.Json.Nodes;

namespace CoproCms.Recipes;

/// <summary>A recipe as read from its file.</summary>
/// <param name="FileName">For messages.</param>
/// <param name="Json">The whole recipe, as written.</param>
/// <param name="Files">What stands beside it.</param>
public sealed record RecipeDocument(string FileName, JsonObject Json, RecipeFiles Files);
