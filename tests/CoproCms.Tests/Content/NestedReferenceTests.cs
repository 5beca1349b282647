using CoproCms.Content.Filtering;
using CoproCms.Errors;
using CoproCms.Taxonomies.Terms;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Content;

/// <summary>What items in bags, flows and other terms point to counts for the item that holds them.</summary>
public sealed class NestedReferenceTests : IAsyncLifetime
{
    private Engine _engine = null!;
    private Session _session = null!;
    private string _taxonomyId = "";

    public async Task InitializeAsync()
    {
        _engine = await Engine.StartAsync(
            new TypeBuilder("Taxonomy").Part("TitlePart").Part("TaxonomyPart"),
            new TypeBuilder("Theme").Part("TitlePart").Field("Near", "TaxonomyField"),
            new TypeBuilder("Note").Part("TitlePart").Part("FlowPart").Field("Themes", "TaxonomyField").Field("Related", "ContentPickerField"),
            new TypeBuilder("Page").Part("TitlePart").Part("FlowPart").Part("BagPart", named: "Notes").Field("Themes", "TaxonomyField").Field("Related", "ContentPickerField"));
        _session = _engine.As();
        _taxonomyId = (await _session.PublishAsync("Taxonomy", """
            {"TitlePart":{"Title":"Themes"},"TaxonomyPart":{"TermContentType":"Theme","Terms":[
              {"ContentItemId":"food","ContentType":"Theme","TitlePart":{"Title":"Food"}},{"ContentItemId":"bread","ContentType":"Theme","TitlePart":{"Title":"Bread"}},
              {"ContentItemId":"mill","ContentType":"Theme","TitlePart":{"Title":"Mill"},"Theme":{"Near":{"TermContentItemIds":["bread"]}}}]}}
            """)).ContentItemId;
    }

    public async Task DisposeAsync()
    {
        await _session.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"Notes":{"ContentItems":[{"ContentType":"Note","Note":{"Themes":{"TermContentItemIds":["food"]}}}]}}""")]
    [InlineData("""{"FlowPart":{"Widgets":[{"ContentType":"Note","FlowPart":{"Widgets":[{"ContentType":"Note","Note":{"Themes":{"TermContentItemIds":["food"]}}}]}}]}}""")]
    public async Task A_term_inside_is_in_use_until_it_is_merged_into_another(string parts)
    {
        var page = await _session.PublishAsync("Page", parts);
        Assert.Equal(1, (await UsesAsync("food"))["food"]);
        Assert.Equal("term.used", Assert.Single((await Assert.ThrowsAsync<InvalidContentException>(() => RemoveAsync("food"))).Errors).Code);

        Assert.Equal(1, await Editor.MergeAsync(_taxonomyId, await VersionAsync(), "food", "mill", default));

        var live = (await _session.LiveAsync(page.ContentItemId))!.Content.ToJsonString();
        Assert.Contains("""["mill"]""", live, StringComparison.Ordinal);
        Assert.DoesNotContain("\"food\"", live, StringComparison.Ordinal);
        Assert.Equal(["mill"], (await UsesAsync("food", "mill")).Keys);
    }

    [Fact]
    public async Task A_term_that_another_bears_is_in_use_and_is_merged_with_its_taxonomy()
    {
        Assert.Equal(1, (await UsesAsync("bread"))["bread"]);
        await Assert.ThrowsAsync<InvalidContentException>(() => RemoveAsync("bread"));

        Assert.Equal(0, await Editor.MergeAsync(_taxonomyId, await VersionAsync(), "bread", "food", default));

        Assert.Equal(["food"], (await UsesAsync("bread", "food")).Keys);
    }

    [Fact]
    public async Task Terms_of_which_one_bears_the_other_go_together()
    {
        await RemoveAsync("mill", "bread");

        Assert.Empty(await UsesAsync("bread"));
    }

    [Fact]
    public async Task No_condition_on_a_field_is_met_by_what_stands_inside()
    {
        var target = await _session.PublishAsync("Page", """{"TitlePart":{"Title":"Target"}}""");
        var note = $$$"""{"Themes":{"TermContentItemIds":["food"]},"Related":{"ContentItemIds":["{{{target.ContentItemId}}}"]}}""";
        await _session.PublishAsync("Page", $$$"""{"TitlePart":{"Title":"Itself"},"Page":{{{note}}}}""");
        await _session.PublishAsync("Page", $$$"""{"TitlePart":{"Title":"Inside"},"Notes":{"ContentItems":[{"ContentType":"Note","Note":{{{note}}}}]}}""");

        Assert.Equal(["Inside", "Itself"], await _session.FindAsync("Page", new ContentFilter.Mentions([target.ContentItemId])));
        Assert.Equal(["Inside", "Itself"], await _session.FindAsync("Page", new ContentFilter.Mentions(["food"])));
        foreach (var part in new[] { "Page", "Note", "Notes" })
        {
            string[] expected = part == "Page" ? ["Itself"] : [];
            Assert.Equal(expected, await _session.FindAsync("Page", new ContentFilter.PointsTo(part, "Themes", ["food"])));
            Assert.Equal(expected, await _session.FindAsync("Page", new ContentFilter.PointsAnywhere(part, "Related")));
            Assert.Equal(expected, await _session.FindAsync("Page", new ContentFilter.Picks(part, "Related", ["Page"], null)));
        }
    }

    private TermEditor Editor => _session.Get<TermEditor>();

    private Task<IReadOnlyDictionary<string, int>> UsesAsync(params string[] terms) => _session.Get<TermUses>().CountAsync(terms, default);

    private async Task<string> VersionAsync() => (await _session.LatestAsync(_taxonomyId))!.ContentItemVersionId;

    // As the form of an item and the interfaces do.
    private async Task RemoveAsync(params string[] terms)
    {
        var taxonomy = await _session.Content.GetForEditAsync(_taxonomyId, default);
        foreach (var term in terms)
            new TermList(taxonomy).Remove(term);
        await _session.Content.SaveAsync(taxonomy, new() { Publish = true }, default);
    }
}
