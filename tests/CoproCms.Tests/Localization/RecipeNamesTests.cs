using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Content;
using CoproCms.Localization;
using CoproCms.Tests.Architecture;

namespace CoproCms.Tests.Localization;

/// <summary>What our recipes call types, parts, fields, choices and roles is shown to editors, so it has its Welsh.</summary>
public sealed partial class RecipeNamesTests
{
    private static readonly string[] Shown = ["DisplayName", "Description", "Hint", "Label", "Placeholder", "displayName", "description"];

    private static readonly IReadOnlySet<string> Welsh = Directory.GetFiles(Path.Combine(SourceTree.Root, "src", "CoproCms.Modules"), "cy.po", SearchOption.AllDirectories)
        .Append(Path.Combine(SourceTree.Root, "themes", "Copro", "Localization", "cy.po"))
        .SelectMany(file => PoFile.Read(File.ReadAllText(file)).Entries).Where(e => e.Context is null && e.Forms.All(f => f.Length > 0)).Select(e => e.Id).ToHashSet();

    public static TheoryData<string> Recipes => [.. Directory.GetFiles(Path.Combine(SourceTree.Root, "recipes"), "*.recipe.json").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Every_name_of_a_recipe_has_its_Welsh(string recipe) => Assert.Empty(Names(Read(recipe)).Where(n => !Welsh.Contains(n)).Distinct());

    [Fact]
    public void The_names_are_found() => Assert.Superset(
        new HashSet<string> { "Event", "Venue", "A meeting, workshop or visit with a date.", "Moderator", "A picture in a list" }, Names(Read("copro.recipe.json")).ToHashSet());

    private static JsonObject Read(string recipe) => (JsonObject)JsonNode.Parse(
        File.ReadAllText(Path.Combine(SourceTree.Root, "recipes", recipe)),
        documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;

    private static IEnumerable<string> Names(JsonObject recipe) =>
        Texts(recipe).Concat(recipe.Objects("steps").SelectMany(step => step.Text("name") switch
        {
            "ContentDefinition" => Objects(step).SelectMany(o => Texts(o).Concat(Choices(o))).Concat(Unnamed(step)),
            "Roles" => step.Objects("Roles").SelectMany(r => Texts(r).Append(r.Text("Name")!)),
            "MediaProfiles" => Objects(step).SelectMany(Texts),
            _ => [],
        }));

    private static IEnumerable<string> Choices(JsonObject json) => json.Objects("Options").Select(o => o.Text("name")!).Where(IsWord);

    // A type or field without a name for people is shown by its own.
    private static IEnumerable<string> Unnamed(JsonObject step) =>
        step.Objects("ContentTypes").Where(t => t.Text("DisplayName") is null).Select(t => t.Text("Name")!)
            .Concat(step.Objects("ContentParts").SelectMany(p => p.Objects("ContentPartFieldDefinitionRecords"))
                .Where(f => f.Object("Settings").Object("ContentPartFieldSettings").Text("DisplayName") is null).Select(f => f.Text("Name")!));

    private static IEnumerable<string> Texts(JsonObject json) => Shown.Select(name => json.Text(name)).OfType<string>().Where(IsWord);

    private static bool IsWord(string text) => Letter().IsMatch(text);

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(p => Objects(p.Value)).Prepend(json),
        JsonArray array => array.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letter();
}
