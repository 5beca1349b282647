using System.Text.Json.Nodes;

namespace CoproCms.Recipes;

/// <summary>A recipe as read from its file.</summary>
/// <param name="FileName">For messages.</param>
/// <param name="Json">The whole recipe, as written.</param>
/// <param name="Files">What stands beside it.</param>
public sealed record RecipeDocument(string FileName, JsonObject Json, RecipeFiles Files)
{
    /// <summary>The root name, by which set-up and the <c>recipes</c> step ask for it; exports have none.</summary>
    public string Name => Member("name") is JsonValue value && value.TryGetValue<string>(out var name) ? name : "";

    /// <summary>A property of the root, whatever its case.</summary>
    public JsonNode? Member(string name) => Json.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
