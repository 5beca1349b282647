using System.Text;
using System.Text.Json.Nodes;
using CoproCms.Recipes;
using CoproCms.Recipes.Reading;
using CsCheck;

namespace CoproCms.Tests.Recipes;

/// <summary>Whatever somebody does to a recipe, they get a clear fault or a run, and a failed run leaves nothing behind.</summary>
public sealed class MutatedRecipesTests
{
    private static readonly string Original = File.ReadAllText(Fixture.Path("Recipes/Fixtures/export.recipe.json"));

    private static readonly string[] Scraps =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "-1", "1e999", "/*", "*/", "//", "\"name\"", "\"\\ud800\"", "[js:", "[js: uuid()]", "[js: variables('a')]",
        "[file:text('../x')]", "[env:PATH]", "\u0000", "ŵ", "😀", "{{", "ContentItemId", "4entry00000000000000000000", "TitlePart", "../..",
    ];

    private static readonly Gen<string> Scrap = Gen.Int[0, Scraps.Length - 1].Select(i => Scraps[i]);

    private static readonly Gen<JsonNode?> Value = Gen.OneOf(
        Gen.Const(() => (JsonNode?)null),
        Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b)),
        Gen.Double.Where(double.IsFinite).Select(d => (JsonNode?)JsonValue.Create(d)),
        Scrap.Select(s => (JsonNode?)JsonValue.Create(s)),
        Gen.Const(() => (JsonNode?)new JsonObject()),
        Gen.Const(() => (JsonNode?)new JsonArray()),
        Scrap.Select(s => (JsonNode?)new JsonObject { ["Name"] = s, ["ContentType"] = "Entry" }),
        Scrap.Select(s => (JsonNode?)new JsonArray(s, null, 1)));

    [Fact]
    public void A_mangled_text_is_read_or_is_a_fault() =>
        Gen.Select(Gen.Int[0, Original.Length - 1], Gen.Int[0, 40], Scrap).Array[1, 3].Sample(
            changes =>
            {
                var text = new StringBuilder(Original);
                foreach (var (at, length, scrap) in changes)
                {
                    var start = Math.Min(at, text.Length);
                    text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, scrap);
                }

                try
                {
                    RecipeReader.Read("mangled.json", Encoding.UTF8.GetBytes(text.ToString()), RecipeFiles.None);
                }
                catch (InvalidRecipeException error)
                {
                    Assert.All(error.Faults, f => Assert.NotEmpty(f.Message));
                }
            },
            iter: 3000);

    [Fact]
    public void Random_bytes_are_read_or_are_a_fault() =>
        Gen.Byte.Array[0, 200].Sample(bytes => Assert.Throws<InvalidRecipeException>(() => RecipeReader.Read("bytes.json", bytes, RecipeFiles.None)), iter: 2000);

    [Fact]
    public async Task A_mutated_recipe_runs_or_is_refused_and_never_changes_the_database_when_it_is()
    {
        await using var site = await RecipeSite.StartAsync();
        var rows = await site.RowsAsync();
        await Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 2], Value).Array[1, 3].SampleAsync(
            async changes =>
            {
                var json = JsonNode.Parse(Original)!.AsObject();
                foreach (var (at, kind, value) in changes)
                    Mutate(json, at, kind, value?.DeepClone());
                try
                {
                    await site.RunAsync(json.ToJsonString(), new RecipeOptions { Lenient = true, DryRun = true });
                }
                catch (InvalidRecipeException error)
                {
                    Assert.All(error.Faults, f => Assert.False(f.IsWarning || f.Message.Length == 0 || f.Rule.Length == 0));
                }

                Assert.Equal(rows, await site.RowsAsync());
            },
            iter: 200,
            threads: 1);
    }

    private static void Mutate(JsonObject root, int at, int kind, JsonNode? value)
    {
        var places = Places(root).ToList();
        if (places.Count == 0)
            return;
        var (parent, name, index) = places[at % places.Count];
        if (parent is JsonObject json)
        {
            var old = json[name];
            json.Remove(name);
            if (kind == 0)
                json[name] = value;
            else if (kind == 1)
                json[value is JsonValue text && text.TryGetValue<string>(out var other) ? other : name + "x"] = old;
        }
        else if (parent is JsonArray array && kind == 0)
            array[index] = value;
        else if (parent is JsonArray list && kind == 1)
            list.Insert(index, list[index]?.DeepClone());
        else if (parent is JsonArray shorter)
            shorter.RemoveAt(index);
    }

    private static IEnumerable<(JsonNode Parent, string Name, int Index)> Places(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(p => Places(p.Value).Prepend((json, p.Key, 0))),
        JsonArray array => array.SelectMany((item, i) => Places(item).Prepend((array, "", i))),
        _ => [],
    };
}
