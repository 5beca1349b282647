using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CoproCms.Localization;
using CoproCms.Tests.Architecture;

namespace CoproCms.Tests.Themes;

/// <summary>Whatever the Copro theme says, it says in Welsh too.</summary>
public sealed partial class CoproWelshTests
{
    private static readonly string[] InTemplates = [.. CoproTheme.Views.Values.SelectMany(v => Text().Matches(v)).Select(m => m.Groups[2].Value).Distinct()];
    private static readonly string[] Counts = [.. CoproTheme.Views.Values.SelectMany(v => Count().Matches(v)).Select(m => m.Groups[2].Value).Distinct()];

    [Fact]
    public void The_catalogues_have_no_line_that_cannot_be_read()
    {
        Assert.Empty(CoproTheme.Welsh.Faults);
        Assert.Empty(CoproTheme.English.Faults);
    }

    [Fact]
    public void Every_text_of_a_template_has_Welsh()
    {
        Assert.True(InTemplates.Length > 90, $"only {InTemplates.Length} texts were found");
        Assert.Empty(InTemplates.Except(Translated(CoproTheme.Welsh)));
    }

    [Fact]
    public void Every_label_of_a_list_that_a_template_shows_has_Welsh()
    {
        var shown = CoproTheme.Views.Values.SelectMany(v => Label().Matches(v)).Select(m => (Part: m.Groups[1].Value, Field: m.Groups[2].Value)).Distinct().ToList();
        var labels = shown.SelectMany(s => Options(Field(s.Part, s.Field))).Distinct().ToList();

        Assert.True(labels.Count > 20, $"only {labels.Count} labels were found");
        Assert.Empty(labels.Except(Translated(CoproTheme.Welsh)));
    }

    [Fact]
    public void Every_count_has_the_six_forms_of_Welsh_and_the_two_of_English()
    {
        Assert.NotEmpty(Counts);
        Assert.Equal(Counts.Order(), Counted(CoproTheme.Welsh, PluralRules.Categories("cy").Count));
        Assert.Equal(Counts.Order(), Counted(CoproTheme.English, PluralRules.Categories("en").Count));
    }

    [Fact]
    public void Placeholders_survive_the_translation()
    {
        var lost = CoproTheme.Welsh.Entries.Where(e => e.Forms.Any(f => !Placeholders(f).SequenceEqual(Placeholders(e.Id))));

        Assert.Empty(lost.Select(e => e.Id));
    }

    [Fact]
    public void The_catalogue_holds_nothing_that_is_no_longer_said()
    {
        string[] names = [.. Options(Recipe()), "Co-production Wales"];

        Assert.Empty(CoproTheme.Welsh.Entries.Select(e => e.Id).Where(id => id.Length > 0).Except([.. InTemplates, .. Counts, .. names]));
    }

    private static IEnumerable<string> Translated(PoFile file) => file.Entries.Where(e => e.Forms.All(f => f.Length > 0)).Select(e => e.Id);

    private static IEnumerable<string> Counted(PoFile file, int forms) =>
        file.Entries.Where(e => e.PluralId is not null && e.Forms.Length == forms && e.Forms.All(f => f.Length > 0)).Select(e => e.Id).Order();

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(m => m.Value).Order();

    private static JsonNode Recipe() => JsonNode.Parse(
        File.ReadAllText(Path.Combine(SourceTree.Root, "recipes", "copro.recipe.json")),
        documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;

    private static JsonNode Field(string part, string field) =>
        Objects(Recipe()).Single(o => (string?)o["Name"] == part && o["ContentPartFieldDefinitionRecords"] is not null)["ContentPartFieldDefinitionRecords"]!.AsArray()
            .Single(f => (string?)f!["Name"] == field)!;

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Objects(p.Value)).Prepend(o),
        JsonArray a => a.SelectMany(Objects),
        _ => [],
    };

    // What a predefined list calls its values.
    private static IEnumerable<string> Options(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p is { Key: "Options", Value: JsonArray options } ? options.Select(x => (string)x!["name"]!) : Options(p.Value)),
        JsonArray a => a.SelectMany(Options),
        _ => [],
    };

    [GeneratedRegex("(['\"])((?:(?!\\1).)*)\\1 \\| t\\b")]
    private static partial Regex Text();

    [GeneratedRegex("option_label: \"([^\"]+)\", \"([^\"]+)\"")]
    private static partial Regex Label();

    [GeneratedRegex("plural: (['\"])(.*?)\\1")]
    private static partial Regex Count();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
