using CoproCms.Content;
using CoproCms.Taxonomies.Terms;
using CoproCms.Tests.Given;

namespace CoproCms.Tests.Taxonomies;

/// <summary>Terms that are added, moved, merged and taken away.</summary>
public sealed class TermListTests
{
    [Theory]
    [InlineData("b", TermMove.Up, "b a(x y) c")]
    [InlineData("b", TermMove.Down, "a(x y) c b")]
    [InlineData("b", TermMove.In, "a(x y b) c")]
    [InlineData("x", TermMove.Out, "a(y) x b c")]
    [InlineData("y", TermMove.Up, "a(y x) b c")]
    public void A_term_moves_one_step(string term, TermMove way, string tree)
    {
        var taxonomy = Make();

        Assert.True(new TermList(taxonomy).Move(term, way));
        Assert.Equal(tree, Tree(taxonomy));
    }

    [Theory]
    [InlineData("a", TermMove.Up)]
    [InlineData("c", TermMove.Down)]
    [InlineData("a", TermMove.In)]
    [InlineData("a", TermMove.Out)]
    [InlineData("nobody", TermMove.Up)]
    public void Where_there_is_no_room_nothing_changes(string term, TermMove way)
    {
        var taxonomy = Make();

        Assert.False(new TermList(taxonomy).Move(term, way));
        Assert.Equal("a(x y) b c", Tree(taxonomy));
    }

    [Theory]
    [InlineData("c", null, "a", "c a(x y) b")]
    [InlineData("c", "a", "y", "a(x c y) b")]
    [InlineData("x", "b", null, "a(y) b(x) c")]
    [InlineData("a", null, null, "b c a(x y)")]
    public void A_term_is_dropped_where_it_is_put(string term, string? parent, string? before, string tree)
    {
        var taxonomy = Make();

        Assert.True(new TermList(taxonomy).MoveTo(term, parent, before));
        Assert.Equal(tree, Tree(taxonomy));
    }

    [Theory]
    [InlineData("a", "x")]
    [InlineData("a", "a")]
    [InlineData("a", "nobody")]
    public void A_term_never_stands_below_itself(string term, string parent)
    {
        var taxonomy = Make();

        Assert.False(new TermList(taxonomy).MoveTo(term, parent, null));
        Assert.Equal("a(x y) b c", Tree(taxonomy));
    }

    [Fact]
    public void What_stood_below_a_term_that_goes_takes_its_place()
    {
        var taxonomy = Make();

        Assert.True(new TermList(taxonomy).Remove("a"));
        Assert.Equal("x y b c", Tree(taxonomy));
    }

    [Fact]
    public void What_stood_below_a_merged_term_stands_below_the_other()
    {
        var taxonomy = Make();

        Assert.True(new TermList(taxonomy).Merge("a", "c"));
        Assert.Equal("b c(x y)", Tree(taxonomy));
        Assert.False(new TermList(Make()).Merge("a", "x"));
    }

    [Fact]
    public void A_name_in_another_language_has_a_word_for_addresses()
    {
        var taxonomy = Make();

        new TermList(taxonomy).Rename("b", "Bread", [new("cy", "Bara ŷd", ""), new("en", "", "")]);

        var term = new CoproCms.Taxonomies.Taxonomy(taxonomy).Find("b")!;
        Assert.Equal(("Bread", "Bara ŷd", "bara-yd", false), (term.Item.DisplayText, term.NameIn("cy"), term.SlugIn("cy"), term.HasName("en")));
    }

    private static ContentItem Make() => new()
    {
        ContentItemId = "t",
        ContentType = "Taxonomy",
        Content = Session.Json("""
            {"TaxonomyPart":{"TermContentType":"Tag","Terms":[
              {"ContentItemId":"a","ContentType":"Tag","DisplayText":"a","Terms":[{"ContentItemId":"x","ContentType":"Tag","DisplayText":"x"},{"ContentItemId":"y","ContentType":"Tag","DisplayText":"y"}]},
              {"ContentItemId":"b","ContentType":"Tag","DisplayText":"b"},{"ContentItemId":"c","ContentType":"Tag","DisplayText":"c"}]}}
            """),
    };

    private static string Tree(ContentItem taxonomy)
    {
        var all = new CoproCms.Taxonomies.Taxonomy(taxonomy).Terms;
        return Below(null);

        string Below(string? id) => string.Join(' ', all.Where(t => t.ParentId == id).Select(t => t.Id + (all.Any(b => b.ParentId == t.Id) ? $"({Below(t.Id)})" : "")));
    }
}
