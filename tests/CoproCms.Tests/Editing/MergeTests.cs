using System.Text.Json.Nodes;
using CoproCms.Content;
using CoproCms.Editing.Merging;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Editing;

/// <summary>What two people made of the same version is compared piece by piece, and joined as a person decides.</summary>
public sealed class MergeTests : IAsyncLifetime
{
    private const string Before = """{"TitlePart":{"Title":"Tea"},"Note":{"Summary":{"Text":"At noon"},"Body":{"Html":"<p>Come.</p>"},"Link":{"Url":"/a","Text":"A"},"Topics":{"Values":["x"]}}}""";

    private Engine _engine = null!;

    public async Task InitializeAsync() => _engine = await Engine.StartAsync(
        new TypeBuilder("Note").Part("TitlePart").Field("Summary", "TextField", """{"ContentPartFieldSettings":{"DisplayName":"In short"}}""")
            .Field("Body", "HtmlField").Field("Link", "LinkField").Field("Topics", "MultiTextField").Part("BagPart"));

    public async Task DisposeAsync() => await _engine.DisposeAsync();

    [Fact]
    public async Task What_only_one_of_them_changed_is_told_apart_from_what_both_did()
    {
        var fields = await CompareAsync(
            """{"TitlePart":{"Title":"Tea and cake"},"Note":{"Summary":{"Text":"At one"},"Body":{"Html":"<p>Come.</p>"},"Link":{"Url":"/a","Text":"A"},"Topics":{"Values":["x"]}}}""",
            """{"TitlePart":{"Title":"Tea"},"Note":{"Summary":{"Text":"At two"},"Body":{"Html":"<p>Do come.</p>"},"Link":{"Url":"/a","Text":"A"},"Topics":{"Values":["x"]}}}""");

        Assert.Equal(
            [("TitlePart.Title", Change.Theirs), ("Note.Summary.Text", Change.Both), ("Note.Body.Html", Change.Mine)],
            fields.Select(f => (f.Unit.Name, f.Change)));
    }

    [Fact]
    public async Task The_same_change_by_both_needs_no_decision() =>
        Assert.Empty(await CompareAsync(Before.Replace("At noon", "At one", StringComparison.Ordinal), Before.Replace("At noon", "At one", StringComparison.Ordinal)));

    [Fact]
    public async Task Empty_and_missing_values_and_line_ends_are_no_difference() =>
        Assert.Empty(await CompareAsync(
            """{"TitlePart":{"Title":"Tea"},"Note":{"Summary":{"Text":"one\ntwo"},"Topics":{"Values":[]}}}""",
            """{"TitlePart":{"Title":"Tea"},"Note":{"Summary":{"Text":"one\r\ntwo"},"Body":{"Html":""},"Link":{"Url":null}},"BagPart":{"ContentItems":[]}}"""));

    [Fact]
    public async Task Without_a_common_beginning_every_difference_is_for_a_person_to_decide()
    {
        var fields = await CompareAsync(Before, Before.Replace("Tea", "Coffee", StringComparison.Ordinal), known: false);

        Assert.Equal([("TitlePart.Title", Change.Both)], fields.Select(f => (f.Unit.Name, f.Change)));
    }

    [Fact]
    public async Task Labels_come_from_the_definitions_and_a_link_is_one_piece()
    {
        var units = (await CompareAsync("{}", Before)).Select(f => f.Unit).ToList();

        Assert.Equal(["Title", "In short", "Body", "Link", "Topics"], units.Select(u => u.Label));
        Assert.Equal([UnitKind.Text, UnitKind.Text, UnitKind.Html, UnitKind.Whole, UnitKind.Whole], units.Select(u => u.Kind));
        Assert.Equal("Note.Link", units[3].Name);
    }

    [Fact]
    public async Task What_the_definition_does_not_know_is_merged_all_the_same()
    {
        var fields = await CompareAsync("""{"Old":{"Word":"theirs"},"Note":{"Gone":{"Text":"x"}}}""", """{"Old":{"Word":"mine"}}""");

        Assert.Equal(["Note.Gone", "Old"], fields.Select(f => f.Unit.Name));
    }

    [Fact]
    public async Task Decisions_are_laid_over_what_they_saved()
    {
        var theirs = Before.Replace("At noon", "At one", StringComparison.Ordinal).Replace("Tea", "Tea and cake", StringComparison.Ordinal);
        var fields = await CompareAsync(theirs, Before.Replace("At noon", "At two", StringComparison.Ordinal).Replace("Come.", "Do come.", StringComparison.Ordinal));
        var choices = new MergeChoices([new("take:Note.Summary.Text", "text"), new("text:Note.Summary.Text", "At one or two")]);

        var merged = choices.Apply(Item(theirs), fields, MergeChoices.Mine).Content;

        Assert.Equal("Tea and cake", merged["TitlePart"]!["Title"]!.GetValue<string>());
        Assert.Equal("At one or two", merged["Note"]!["Summary"]!["Text"]!.GetValue<string>());
        Assert.Equal("<p>Do come.</p>", merged["Note"]!["Body"]!["Html"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_both_changed_has_no_standard_decision()
    {
        var fields = await CompareAsync(Before.Replace("Tea", "Coffee", StringComparison.Ordinal), Before.Replace("Tea", "Cocoa", StringComparison.Ordinal));

        Assert.Null(new MergeChoices([]).Of(fields.Single()));
        Assert.Equal("mine", new MergeChoices([new("take:TitlePart.Title", "mine")]).Of(fields.Single()));
        Assert.Null(new MergeChoices([new("take:TitlePart.Title", "anything")]).Of(fields.Single()));
    }

    [Fact]
    public async Task A_value_that_I_cleared_is_cleared()
    {
        var mine = """{"TitlePart":{"Title":"Tea"},"Note":{"Summary":{},"Body":{"Html":"<p>Come.</p>"},"Link":{"Url":"/a","Text":"A"},"Topics":{"Values":["x"]}}}""";
        var fields = await CompareAsync(Before, mine);

        var merged = new MergeChoices([]).Apply(Item(Before), fields, MergeChoices.Mine).Content;

        Assert.False(merged["Note"]!["Summary"]!.AsObject().ContainsKey("Text"));
    }

    private async Task<IReadOnlyList<MergeField>> CompareAsync(string theirs, string mine, bool known = true)
    {
        await using var session = _engine.As();
        var type = (await session.Get<Definitions.DefinitionStore>().GetAsync(default)).Type("Note")!;
        JsonObject[] documents = [Parse(Before), Parse(theirs), Parse(mine)];
        return ThreeWay.Compare(new ContentUnits(_engine.Get<CoproCms.Fields.FieldTypes>(), _engine.Get<CoproCms.Parts.PartTypes>()).Of(type, documents), known ? documents[0] : null, documents[1], documents[2]);
    }

    private static ContentItem Item(string content) => new() { ContentItemId = "a", ContentType = "Note", Content = Parse(content) };

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
